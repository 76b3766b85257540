// SPDX-License-Identifier: Apache-2.0
#include "eval/cat_corpus.h"

#include <algorithm>
#include <map>

#include "dateline/error.h"
#include "eval/xml.h"

namespace dateline::eval {
namespace {

class CatReader {
 public:
  explicit CatReader(const std::filesystem::path& path) : file_(path) {
    document_.name = path.stem().string();
    document_.text.report.key = document_.name;
  }

  CatDocument read() {
    const XmlNode root = file_.root();
    for (const XmlNode& token : root.children("token")) add_token(token);
    document_.text.end_sentence();
    for (const XmlNode& list : root.children("Markables")) read_markables(list);
    for (const XmlNode& list : root.children("Relations")) read_relations(list);
    for (auto& [id, event] : events_) document_.events.push_back(std::move(event));
    std::ranges::sort(document_.events, {}, &CatEvent::span);
    return std::move(document_);
  }

 private:
  void add_token(const XmlNode& token) {
    if (token.attribute("sentence") != sentence_) document_.text.end_sentence();
    sentence_ = token.attribute("sentence");
    tokens_[token.attribute("t_id")] = document_.text.add_word(token.text());
  }

  void read_markables(const XmlNode& list) {
    for (const XmlNode& mark : list.children()) {
      Span span;
      for (const XmlNode& anchor : mark.children("token_anchor")) {
        const auto token = tokens_.find(anchor.attribute("t_id"));
        if (token != tokens_.end()) span = cover(span, token->second);
      }
      const std::string name = mark.name();
      const std::string id = mark.attribute("m_id");
      if (!mark.attribute("instance_id").empty()) instances_[id] = mark.attribute("instance_id");
      if (span.empty()) continue;
      document_.annotated = std::max(document_.annotated, span.end);
      const bool event =
          name == "EVENT_MENTION" || name.starts_with("ACTION_") || name.starts_with("NEG_ACTION_");
      if (event) events_[id] = {.span = span, .within = {}, .across = {}};
      if (name != "TIMEX3") continue;
      document_.times.push_back({span, mark.attribute("type"), mark.attribute("value"),
                                 mark.attribute("functionInDocument") == "CREATION_TIME"});
    }
  }

  void read_relations(const XmlNode& list) {
    for (const XmlNode& relation : list.children()) {
      const auto targets = relation.children("target");
      if (targets.empty()) continue;
      const std::string target = targets.front().attribute("m_id");
      const bool link = relation.name() == "REFERS_TO" || relation.name() == "CROSS_DOC_COREF" ||
                        relation.name() == "INTRA_DOC_COREF";
      if (!link) continue;
      for (const XmlNode& source : relation.children("source")) {
        const auto event = events_.find(source.attribute("m_id"));
        if (event == events_.end()) continue;
        event->second.within = document_.name + "/" + relation.attribute("r_id");
        const auto instance = instances_.find(target);
        event->second.across =
            instance == instances_.end() ? relation.attribute("note") : instance->second;
      }
    }
  }

  XmlFile file_;
  CatDocument document_;
  std::string sentence_;
  std::map<std::string, Span> tokens_;
  std::map<std::string, CatEvent> events_;
  std::map<std::string, std::string> instances_;
};

}  // namespace

CatDocument read_cat(const std::filesystem::path& file) { return CatReader(file).read(); }

std::vector<CatTopic> cat_topics(const std::filesystem::path& folder) {
  std::vector<CatTopic> topics;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_directory()) continue;
    CatTopic topic{entry.path().filename().string(), {}};
    for (const auto& file : std::filesystem::directory_iterator(entry.path())) {
      if (file.path().extension() == ".xml") topic.files.push_back(file.path());
    }
    std::ranges::sort(topic.files);
    if (!topic.files.empty()) topics.push_back(std::move(topic));
  }
  std::ranges::sort(topics, {}, &CatTopic::name);
  return topics;
}

}  // namespace dateline::eval
