// SPDX-License-Identifier: Apache-2.0
#include "names/role_phrase.h"

#include <algorithm>

#include "tables/tsv.h"
#include "text/fold.h"

namespace dateline::names {
namespace {

using CandidateKind = knowledge::Candidate::Kind;

constexpr LexKinds role_kinds = {LexKind::office, LexKind::head,  LexKind::ministry,
                                 LexKind::body,   LexKind::group, LexKind::relation,
                                 LexKind::leader, LexKind::state};
constexpr LexKinds field_heads = {LexKind::head, LexKind::ministry};
// Modifiers are sought no further to the left; bounds hostile input.
constexpr int most_modifiers = 10;
constexpr std::size_t most_countries = 3;

bool takes_number(LexKind kind) {
  return kind == LexKind::group || kind == LexKind::leader || kind == LexKind::state;
}

class PhraseReader {
 public:
  PhraseReader(const Scene& scene, Index floor, const RolePhrase* before)
      : scene_(scene), floor_(floor), before_(before) {}

  std::optional<RolePhrase> read(Index word) {
    if (!read_core(word)) return std::nullopt;
    phrase_.first = phrase_.core_first;
    phrase_.end = phrase_.core_end;
    if (!phrase_.ending) read_right();
    for (int step = 0; step < most_modifiers && read_left(); ++step) {
    }
    // A long list of countries stands for itself; the phrase is only about their people.
    if (phrase_.countries.size() > most_countries) {
      phrase_.countries.clear();
      phrase_.first = phrase_.core_first;
      phrase_.owner_end = phrase_.core_first - 1;
    }
    choose_country_row();
    return phrase_;
  }

 private:
  void use(const LexMatch& match, const LexEntry& entry) {
    phrase_.core_first = match.first;
    phrase_.core_end = match.end;
    phrase_.ending = match.ending;
    phrase_.kind = entry.kind;
    phrase_.id = entry.value;
    phrase_.head = entry.value;
    phrase_.rule = entry.rule;
    phrase_.sector = entry.sector;
    phrase_.plural = entry.plural;
    entries_ = match.entries;
  }

  void set_field(const std::string& field) {
    field_ = field;
    phrase_.id = field + '_' + phrase_.head;
    entries_ = nullptr;
  }

  bool read_core(Index word) {
    const auto direct = scene_.lex_from(word, role_kinds);
    const auto field = scene_.lex_from(word, {LexKind::field});
    if (field && !field->ending) {
      Index next = field->end;
      if (next < scene_.sentence_end(word) && is_genitive_word(next) && !scene_.words[next].cased)
        ++next;
      const auto head =
          next < scene_.sentence_end(word) ? scene_.lex_from(next, field_heads) : std::nullopt;
      if (head && (!direct || head->end > direct->end)) {
        use(*head, *head->entry(field_heads));
        phrase_.core_first = word;
        set_field(field->entry({LexKind::field})->value);
        return true;
      }
    }
    if (!direct) return false;
    use(*direct, *direct->entry(role_kinds));
    if (field_heads.has(phrase_.kind)) read_field_after();
    return true;
  }

  // "minister of external affairs", "ministry for digital matters": a field after the head.
  void read_field_after() {
    const Index end = scene_.sentence_end(phrase_.core_first);
    Index next = phrase_.core_end;
    if (next + 1 >= end) return;
    const auto role = scene_.tools.markers.preposition(scene_.words[next].folded);
    if (role != MarkerRole::gen && role != MarkerRole::for_) return;
    ++next;
    if (scene_.is(next, {LexKind::determiner}) && next + 1 < end) ++next;
    if (const auto field = scene_.lex_from(next, {LexKind::field})) {
      set_field(field->entry({LexKind::field})->value);
      phrase_.core_end = field->end;
    }
  }

  [[nodiscard]] bool is_genitive_word(Index word) const {
    return scene_.tools.markers.postposition(scene_.words[word].folded) == MarkerRole::gen;
  }

  void read_right() {
    const Index end = scene_.sentence_end(phrase_.core_first);
    Index next = phrase_.end;
    if (next + 1 >= end) return;
    const auto role = scene_.tools.markers.preposition(scene_.words[next].folded);
    const bool posted = phrase_.kind == LexKind::office && role == MarkerRole::to;
    if (role != MarkerRole::gen && !posted) return;
    ++next;
    while (next < end && scene_.is(next, {LexKind::determiner, LexKind::prefix})) ++next;
    if (next >= end) return;
    const Piece* piece = scene_.piece_from(next);
    if (piece == nullptr || piece->by_key) return;
    if (posted) {
      if (piece->country("name") != nullptr) phrase_.end = piece->end;
      return;
    }
    if (take_piece(*piece)) phrase_.end = piece->end;
    read_more_countries();
  }

  // "of India and Russia", "of India, Iran and Russia"
  void read_more_countries() {
    const Index end = scene_.sentence_end(phrase_.core_first);
    while (phrase_.end + 1 < end && !phrase_.countries.empty() &&
           (phrase_.plural || phrase_.kind == LexKind::state)) {
      Index next = phrase_.end;
      while (next < end && scene_.tools.markers.is_coordinator(scene_.words[next].folded)) ++next;
      const Piece* piece = next > phrase_.end ? scene_.piece_from(next) : nullptr;
      if (piece == nullptr || piece->country("name") == nullptr || !take_piece(*piece)) return;
      phrase_.end = piece->end;
    }
  }

  bool take_piece(const Piece& piece) {
    if (const auto* country = country_of(piece)) {
      if (std::ranges::find(phrase_.countries, country->id) == phrase_.countries.end())
        phrase_.countries.push_back(country->id);
      return true;
    }
    const auto* body = piece.candidate(CandidateKind::body);
    if (body == nullptr || !phrase_.body.empty()) return false;
    phrase_.body = body->id;
    return true;
  }

  // One form may belong to several countries ("Congolese"); the first stands unless the report
  // names another of them by name.
  static const knowledge::Candidate* country_of(const Piece& piece) {
    for (const char* form : {"adjective", "name", "person"})
      if (const auto* found = piece.country(form)) return found;
    return nullptr;
  }

  bool read_left() {
    const Index at = phrase_.first;
    if (at <= floor_ || at <= scene_.sentence_begin(phrase_.core_first)) return false;
    return left_body_phrase(at) || left_piece(at) || left_genitive(at) || left_prefix(at) ||
           left_number(at) || left_determiner(at) || left_field(at) || left_adjective(at);
  }

  bool left_body_phrase(Index at) {
    if (before_ == nullptr || !phrase_.generic_body.empty()) return false;
    const bool direct = before_->end == at && !before_->ending;
    const bool genitive = (before_->end + 1 == at && is_genitive_word(at - 1)) ||
                          (before_->end == at && before_->ending == MarkerRole::gen);
    if (!direct && !genitive) return false;
    phrase_.generic_body = before_->id;
    phrase_.body = before_->body;
    phrase_.countries = before_->countries;
    if (!phrase_.sector) phrase_.sector = before_->sector;
    phrase_.definite = before_->definite;
    phrase_.first = before_->first;
    floor_ = before_->first;
    return true;
  }

  bool left_piece(Index at) {
    const Piece* piece = scene_.piece_until(at);
    if (piece == nullptr || piece->first < floor_) return false;
    if (piece->ending && piece->ending != MarkerRole::gen) return false;
    if (piece->by_key && country_of(*piece) != nullptr) return false;
    // "ભારત સરકાર", "India army chief", "Russian minister"; not "told India ministers met".
    if (!phrase_.countries.empty() || !take_piece(*piece)) return false;
    phrase_.first = piece->first;
    left_coordinated(piece->first);
    return true;
  }

  // "Indian and Russian ministers", "ભારત અને રશિયાના મંત્રીઓ"
  void left_coordinated(Index at) {
    if (!phrase_.plural && phrase_.kind != LexKind::state) return;
    for (int step = 0; step < most_modifiers && at > floor_ + 1; ++step) {
      if (!scene_.tools.markers.is_coordinator(scene_.words[at - 1].folded)) return;
      const Piece* piece = scene_.piece_until(at - 1);
      if (piece == nullptr || piece->first < floor_ || piece->ending) return;
      const auto* country = country_of(*piece);
      if (country == nullptr) return;
      phrase_.countries.insert(phrase_.countries.begin(), country->id);
      at = piece->first;
      phrase_.first = at;
    }
  }

  bool left_genitive(Index at) {
    if (!is_genitive_word(at - 1) || at < 2) return false;
    const Piece* piece = scene_.piece_until(at - 1);
    if (piece == nullptr || piece->first < floor_ || !phrase_.countries.empty() ||
        !take_piece(*piece)) {
      if (!phrase_.owner_end) phrase_.owner_end = at - 1;
      return false;
    }
    phrase_.first = piece->first;
    left_coordinated(piece->first);
    return true;
  }

  bool left_prefix(Index at) {
    const bool hyphen = scene_.form(at - 1) == "-" && at >= 2;
    const auto match = scene_.lex_until(hyphen ? at - 1 : at, {LexKind::prefix});
    if (!match || match->first < floor_) return false;
    const LexEntry& entry = *match->entry({LexKind::prefix});
    phrase_.first = match->first;
    phrase_.former = phrase_.former || entry.value == "former";
    phrase_.acting = phrase_.acting || entry.value == "acting";
    const bool counts_heads = phrase_.kind == LexKind::office || phrase_.kind == LexKind::head;
    if (entry.value == "deputy" && counts_heads) {
      phrase_.id = "deputy_" + phrase_.id;
      entries_ = nullptr;
    }
    return true;
  }

  bool left_number(Index at) {
    const bool person = phrase_.plural && !takes_number(phrase_.kind);
    if (phrase_.count || phrase_.both > 0 || (!takes_number(phrase_.kind) && !person)) return false;
    if (left_both(at)) return true;
    const auto number = number_at(scene_, at - 1);
    const auto word = scene_.lex_until(at, {LexKind::number});
    if (!number && !word) return false;
    phrase_.count = number ? number : tables::parse_int(word->entry({LexKind::number})->value);
    phrase_.first = word ? word->first : at - 1;
    read_multiplier();
    const auto approx = scene_.lex_until(phrase_.first, {LexKind::approx});
    if (approx && approx->first >= floor_) {
      phrase_.approximate = true;
      phrase_.first = approx->first;
    }
    return true;
  }

  // "five hundred", "20 thousand"
  void read_multiplier() {
    constexpr std::int64_t least = 100;
    constexpr std::int64_t most = 1'000;
    const Index at = phrase_.first;
    if (!phrase_.count || *phrase_.count < least || at <= scene_.sentence_begin(at)) return;
    if (at <= floor_) return;
    const auto word = scene_.lex_until(at, {LexKind::number});
    const auto times =
        word ? tables::parse_int(word->entry({LexKind::number})->value) : number_at(scene_, at - 1);
    if (!times || *times <= 0 || *times >= most || *phrase_.count > 1'000'000'000) return;
    phrase_.count = *times * *phrase_.count;
    phrase_.first = word ? word->first : at - 1;
  }

  bool left_both(Index at) {
    if (phrase_.kind == LexKind::group) return false;
    const auto both = scene_.lex_until(at, {LexKind::both});
    if (!both || both->first < floor_) return false;
    const auto count = tables::parse_int(both->entry({LexKind::both})->value);
    phrase_.both = count ? static_cast<int>(*count) : 2;
    phrase_.definite = true;
    phrase_.first = both->first;
    return true;
  }

  bool left_determiner(Index at) {
    if (const auto own = scene_.lex_until(at, {LexKind::pronoun})) {
      const std::string& value = own->entry({LexKind::pronoun})->value;
      if (own->first < floor_ || !value.ends_with("_poss")) return false;
      phrase_.owner = value;
      phrase_.definite = true;
      phrase_.first = own->first;
      floor_ = own->first;
      return true;
    }
    const auto determiner = scene_.lex_until(at, {LexKind::determiner});
    if (!determiner || determiner->first < floor_) return false;
    // "said that officials": a conjunction, no determiner.
    const Upos upos = scene_.analysis.words[determiner->first].upos;
    if (upos == Upos::sconj || upos == Upos::adv) return false;
    const std::string& value = determiner->entry({LexKind::determiner})->value;
    phrase_.definite = phrase_.definite || value == "definite";
    phrase_.indefinite = value != "definite";
    phrase_.first = determiner->first;
    floor_ = determiner->first;
    return true;
  }

  // A field that no table knows: "India's coal minister". Only between a country and the head.
  bool left_field(Index at) {
    if (!field_heads.has(phrase_.kind) || !field_.empty() || at != phrase_.core_first) return false;
    const Index word = at - 1;
    if (word <= floor_ || scene_.words[word].punctuation || scene_.words[word].digits) return false;
    if (scene_.marker(word) || scene_.is(word, {LexKind::stop})) return false;
    const Upos upos = scene_.analysis.words[word].upos;
    if (upos != Upos::noun && upos != Upos::propn && upos != Upos::x) return false;
    const Piece* country = scene_.piece_until(word);
    if (country == nullptr && is_genitive_word(word - 1)) country = scene_.piece_until(word - 1);
    if (country == nullptr || country_of(*country) == nullptr) return false;
    set_field(scene_.words[word].folded);
    phrase_.first = word;
    phrase_.core_first = word;
    return true;
  }

  // One adjective, where a country, number, determiner or genitive stands before it.
  bool left_adjective(Index at) {
    const Index word = at - 1;
    if (word <= floor_ || scene_.analysis.words[word].upos != Upos::adj) return false;
    const bool held = scene_.piece_until(word) != nullptr || is_genitive_word(word - 1) ||
                      number_at(scene_, word - 1).has_value() ||
                      scene_.is(word - 1, {LexKind::determiner, LexKind::number, LexKind::both});
    if (!held) return false;
    phrase_.first = word;
    return true;
  }

  // A row may hold for some countries only ("secretary of state": USA).
  void choose_country_row() {
    if (entries_ == nullptr) return;
    const LexEntry* any = nullptr;
    for (const LexEntry& entry : *entries_) {
      if (!role_kinds.has(entry.kind) || entry.plural != phrase_.plural) continue;
      const bool fits = std::ranges::any_of(entry.countries, [&](const std::string& country) {
        return std::ranges::find(phrase_.countries, country) != phrase_.countries.end();
      });
      if (fits) {
        any = &entry;
        break;
      }
      if (entry.countries.empty() && any == nullptr) any = &entry;
    }
    if (any == nullptr) return;
    for (const LexEntry& entry : *entries_) {
      if (entry.kind == any->kind && entry.value != any->value && phrase_.countries.empty())
        phrase_.other_ids.push_back(entry.value);
    }
    const bool deputy = phrase_.id.starts_with("deputy_") && !any->value.starts_with("deputy_");
    phrase_.id = deputy ? "deputy_" + any->value : any->value;
    phrase_.rule = any->rule;
    phrase_.sector = phrase_.sector ? phrase_.sector : any->sector;
  }

  const Scene& scene_;
  Index floor_;
  const RolePhrase* before_;
  const std::vector<LexEntry>* entries_ = nullptr;
  RolePhrase phrase_;
  std::string field_;
};

}  // namespace

std::optional<std::int64_t> number_at(const Scene& scene, Index word) {
  if (word >= scene.size() || !scene.words[word].digits) return std::nullopt;
  std::string digits = text::ascii_digits(scene.form(word));
  std::erase(digits, ',');
  if (digits.size() > 12) return std::nullopt;
  return tables::parse_int(digits);
}

std::optional<RolePhrase> role_phrase_at(const Scene& scene, Index word, Index floor,
                                         const RolePhrase* before) {
  return PhraseReader(scene, floor, before).read(word);
}

}  // namespace dateline::names
