// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model on disk: sections found by name in a memory-mapped file (docs/model-format.md).
//   ModelFile file("languages/en/syntax.model");   file.text("labels.upos"),
//   file.floats("mix.bias")

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::syntax {

inline constexpr std::uint32_t model_format_version = 1;

/// Checked when opened: magic, version, byte order, size, checksum, every section inside the file.
/// All views live as long as the file object.
class ModelFile {
 public:
  /// Throws dateline::Error that says which file, what is wrong with it and what to do.
  explicit ModelFile(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;
  ModelFile(ModelFile&& other) noexcept;
  ModelFile& operator=(ModelFile&&) = delete;

  template <typename T>
  struct Matrix {
    std::span<const T> values;
    std::size_t rows = 0;
    std::size_t columns = 0;
  };

  [[nodiscard]] bool has(std::string_view section) const { return sections_.contains(section); }
  [[nodiscard]] std::string_view text(std::string_view section) const;
  [[nodiscard]] std::vector<std::string> lines(std::string_view section) const;
  /// The value after "key " in a section of such lines; "" and 0 where there is none.
  [[nodiscard]] std::string setting(std::string_view section, std::string_view key) const;
  [[nodiscard]] std::size_t number(std::string_view section, std::string_view key) const;
  [[nodiscard]] Matrix<std::int8_t> bytes(std::string_view section) const;
  [[nodiscard]] std::span<const float> floats(std::string_view section, std::size_t size) const;
  [[nodiscard]] std::span<const std::uint32_t> words(std::string_view section) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// text::hash128_hex of the whole file, as pack.toml has it.
  [[nodiscard]] std::string hash() const;

  /// Error for this file: "languages/en/syntax.model: <what>; <what to do>".
  [[noreturn]] void fail(std::string_view what) const;

 private:
  enum class Kind : std::uint32_t { text = 0, bytes = 1, floats = 2, words = 3 };
  struct Section {
    Kind kind = Kind::text;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t offset = 0;
    std::size_t size = 0;
  };

  void map();
  void check_header() const;
  void read_directory();
  const Section& section(std::string_view name, Kind kind) const;

  std::filesystem::path path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace dateline::syntax
