// SPDX-License-Identifier: Apache-2.0
#include "events/occasions.h"

#include <algorithm>

#include "events/occasion_phrase.h"
#include "events/setting.h"
#include "text/fold.h"
#include "text/name_key.h"
#include "text/utf8.h"

namespace dateline::events {
namespace {

using Parts = OccasionParts;
using names::MarkerRole;

constexpr std::size_t longest_look_back = 40;  // occasions
constexpr Index place_reach = 6;  // words behind the phrase in which its place may begin

bool names_an_occasion(const Parts& parts) {
  switch (parts.head_word.kind) {
    case OccasionWordKind::head:
      return !parts.body.empty() || parts.has_name || (parts.number > 0 && !parts.has_party);
    case OccasionWordKind::meeting:
      return !parts.body.empty();
    case OccasionWordKind::name:
      return parts.has_name && parts.body.empty();
    default:
      return false;
  }
}

const knowledge::Series* series_of(const Scene& scene, const Parts& parts,
                                   std::string_view phrase) {
  const std::string folded = text::fold(phrase);
  for (const knowledge::Series& series : scene.knowledge.all_series()) {
    if (!parts.body.empty() && series.body == parts.body && series.level == parts.level) {
      return &series;
    }
    if (parts.body.empty() && series.name.size() == phrase.size() &&
        text::fold(series.name) == folded)
      return &series;
  }
  return nullptr;
}

const knowledge::Edition* edition_of(const Scene& scene, const knowledge::Series& series,
                                     const Parts& parts) {
  const knowledge::Edition* found = nullptr;
  for (const knowledge::Edition* edition : scene.knowledge.editions(series.id)) {
    const bool same = parts.number > 0 ? edition->number == parts.number
                                       : parts.year > 0 && edition->year == parts.year;
    if (!same) continue;
    if (found) return nullptr;
    found = edition;
  }
  return found;
}

void take_edition(Occasion& occasion, const knowledge::Edition& edition) {
  occasion.edition = edition.number ? edition.number : std::optional<int>(edition.year);
  occasion.id = "occasion/" + occasion.series + "/" + std::to_string(*occasion.edition);
  occasion.country = edition.country;
  occasion.when.edtf = edition.when;
  occasion.when.from = edition.from;
  occasion.when.to = edition.to;
  occasion.when.basis = Basis::occasion;
  occasion.when.why = "the days of " + occasion.name + " (" + edition.rule + ")";
  if (occasion.where.name.empty()) {
    occasion.where.name = edition.place;
    occasion.where.country = edition.country;
    occasion.where.precision = "city";
    occasion.where.basis = Basis::occasion;
  }
}

// "summit in Johannesburg": a place that stands right behind the phrase, or hangs from its head.
void read_place(const Scene& scene, const Parts& parts, Occasion& occasion) {
  const Sentence& sentence = scene.sentence_of(parts.head);
  for (const Index m : scene.mentions_in(scene.tree.sentence_of(parts.head))) {
    const NameMention& mention = scene.analysis.names[m];
    const Entity& entity = scene.analysis.entities[mention.entity];
    if (entity.kind != EntityKind::place && entity.kind != EntityKind::country) continue;
    if (mention.first_word < parts.end && mention.end_word > parts.first) continue;
    const auto& up = scene.word(mention.head_word).head;
    const bool hangs = up && *up >= parts.first && *up < parts.end;
    const bool beside =
        mention.first_word >= parts.end &&
        mention.first_word < std::min(sentence.end_word, parts.end + place_reach) &&
        scene.tree.clause_head(mention.head_word) == scene.tree.clause_head(parts.head);
    const auto marking = scene.tables.markers.role_of(scene.report.text, scene.analysis, mention);
    const bool inside =
        marking && (marking->role == MarkerRole::in || marking->role == MarkerRole::at);
    if (!inside || !(hangs || beside)) continue;
    occasion.where = where_of(entity, mention.span);
    return;
  }
}

std::string unknown_id(const Parts& parts) {
  std::string id = "occasion/?";
  for (const std::string& key : parts.keys) {
    if (!id.ends_with('?')) id += '-';
    id += key;
  }
  if (id.ends_with('?')) id += std::to_string(parts.number);
  return id;
}

OccasionMention mention_of(const Scene& scene, const Parts& parts,
                           const knowledge::Series* series) {
  OccasionMention mention;
  mention.first_word = parts.first;
  mention.end_word = parts.end;
  mention.head_word = parts.head;
  mention.sentence = scene.tree.sentence_of(parts.head);
  mention.span = cover(scene.word(parts.first).span, scene.word(parts.end - 1).span);
  Occasion& occasion = mention.occasion;
  occasion.span = mention.span;
  occasion.name = text::trim(scene.text(mention.span));
  if (!parts.body.empty()) occasion.body = "body/" + parts.body;
  read_place(scene, parts, occasion);
  if (!series) series = series_of(scene, parts, occasion.name);
  if (!series) {
    occasion.id = parts.body.empty()
                      ? unknown_id(parts)
                      : "occasion/" + parts.body + "-" +
                            (parts.level.empty() ? std::string("meeting") : parts.level);
    if (parts.number > 0) occasion.edition = parts.number;
    return mention;
  }
  occasion.series = series->id;
  occasion.name = series->name;
  occasion.id = "occasion/" + series->id;
  if (parts.number > 0) {
    occasion.edition = parts.number;
    occasion.id += "/" + std::to_string(parts.number);
  }
  if (const auto* edition = edition_of(scene, *series, parts)) take_edition(occasion, *edition);
  return mention;
}

class Finder {
 public:
  explicit Finder(const Scene& scene) : scene_(scene) {}

  std::vector<OccasionMention> run() {
    for (const Sentence& sentence : scene_.analysis.sentences) {
      for (Index w = sentence.first_word; w < sentence.end_word; ++w) {
        if (read_name(w, sentence.end_word)) {
          w = std::max(w, last_end_ - 1);
          continue;
        }
        const auto matches = scene_.tables.occasions.words.at(scene_.lexemes, w, sentence.end_word);
        if (matches.empty() || !is_head(*matches.front().value)) continue;
        const Upos upos = scene_.word(matches.front().end - 1).upos;
        if (upos == Upos::aux || (upos == Upos::verb && !follows_body(w))) continue;
        read(w, matches.front().end, *matches.front().value);
        w = std::max(w, last_end_ > 0 ? last_end_ - 1 : w);
      }
    }
    return std::move(found_);
  }

 private:
  static bool is_head(const OccasionWord& word) {
    return word.kind == OccasionWordKind::head || word.kind == OccasionWordKind::meeting ||
           word.kind == OccasionWordKind::name;
  }

  // "in SCO meet": a tagger's verb that stands behind a body under an adposition is a noun.
  bool follows_body(Index w) const {
    const Sentence& sentence = scene_.sentence_of(w);
    if (w == sentence.first_word) return false;
    const auto mention = scene_.mention_at(w - 1);
    if (!mention) return false;
    const NameMention& name = scene_.analysis.names[*mention];
    return scene_.analysis.entities[name.entity].kind == EntityKind::body &&
           name.first_word > sentence.first_word &&
           scene_.word(name.first_word - 1).upos == Upos::adp;
  }

  // A series by its whole name, which may have no head noun: "SPIEF", "રાયસીના ડાયલોગ".
  bool read_name(Index first, Index limit) {
    const auto matches = scene_.tables.occasions.names.at(scene_.lexemes, first, limit);
    if (matches.empty()) return false;
    const auto& all = scene_.knowledge.all_series();
    const auto series = std::find_if(all.begin(), all.end(), [&](const knowledge::Series& one) {
      return one.id == *matches.front().value;
    });
    if (series == all.end()) return false;
    const OccasionWord word{OccasionWordKind::name, series->level, 0, {}};
    const Parts parts = read_occasion_phrase(scene_, first, matches.front().end, word);
    last_end_ = parts.end;
    found_.push_back(mention_of(scene_, parts, &*series));
    return true;
  }

  void read(Index first, Index end, const OccasionWord& word) {
    last_end_ = end;
    const Parts parts = read_occasion_phrase(scene_, first, end, word);
    last_end_ = parts.end;
    if (names_an_occasion(parts)) {
      found_.push_back(mention_of(scene_, parts, nullptr));
    } else if (word.kind == OccasionWordKind::head && !parts.has_party) {
      repeat(first, end, parts);
    }
  }

  // "at the summit": the one of the same level told before in this report.
  void repeat(Index first, Index end, const Parts& parts) {
    std::string level = parts.level;  // ids of series are written with hyphens
    std::replace(level.begin(), level.end(), '_', '-');
    std::size_t looked = 0;
    for (auto known = found_.rbegin(); known != found_.rend() && looked < longest_look_back;
         ++known, ++looked) {
      const Span head = scene_.word(known->head_word).span;
      const bool same = text::fold(scene_.text(head)) == text::fold(scene_.text_of(end - 1)) ||
                        (!level.empty() && known->occasion.series.ends_with(level));
      if (!same) continue;
      OccasionMention again = *known;
      again.first_word = first;
      again.end_word = end;
      again.head_word = end - 1;
      again.sentence = scene_.tree.sentence_of(first);
      again.span = cover(scene_.word(first).span, scene_.word(end - 1).span);
      again.occasion.span = again.span;
      found_.push_back(std::move(again));
      return;
    }
  }

  const Scene& scene_;
  std::vector<OccasionMention> found_;
  Index last_end_ = 0;
};

}  // namespace

std::vector<OccasionMention> find_occasions(const Scene& scene) { return Finder(scene).run(); }

void refine_edition(Occasion& occasion, const When& told, const knowledge::Knowledge& knowledge) {
  if (occasion.edition || occasion.series.empty() || !told.from || !told.to) return;
  const knowledge::Edition* inside = nullptr;
  for (const knowledge::Edition* edition : knowledge.editions(occasion.series)) {
    if (!edition->from || !edition->to) continue;
    if (*told.from < *edition->from || *told.to > *edition->to) continue;
    if (inside) return;
    inside = edition;
  }
  if (inside) take_edition(occasion, *inside);
}

}  // namespace dateline::events
