// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the stages find in one report, layer by layer. Plain data: a stage appends its layer and
// reads the layers before it. Indices point into the vectors of the same Analysis.
//   analysis.words[analysis.sentences[0].first_word].lemma

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/event.h"
#include "dateline/ontology.h"
#include "dateline/report.h"
#include "dateline/text.h"

namespace dateline {

/// Universal POS tags (UD v2).
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};
inline constexpr int upos_count = 17;
std::string_view to_string(Upos upos);  // "NOUN"
std::optional<Upos> parse_upos(std::string_view name);

/// Universal dependency relations (UD v2).
enum class Relation : std::uint8_t {
  acl,
  advcl,
  advmod,
  amod,
  appos,
  aux,
  case_,
  cc,
  ccomp,
  clf,
  compound,
  conj,
  cop,
  csubj,
  dep,
  det,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nsubj,
  nummod,
  obj,
  obl,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,
};
inline constexpr int relation_count = 37;
std::string_view to_string(Relation relation);  // "case"
std::optional<Relation> parse_relation(std::string_view name);

/// The relation subtypes Dateline reads; every other subtype is `none`.
enum class Subrelation : std::uint8_t {
  none,
  agent,
  desc,
  lvc,
  npmod,
  outer,
  pass,
  poss,
  prt,
  relcl,
  tmod,
  foreign,
  name,
};
std::string_view to_string(Subrelation subrelation);   // "pass", "" for none
Subrelation parse_subrelation(std::string_view name);  // unknown -> none

/// What the network thinks a name is made of (BIO, decoded to begin/inside + type).
enum class NameTag : std::uint8_t {
  outside,
  begin_person,
  in_person,
  begin_place,
  in_place,
  begin_body,
  in_body
};

/// A syntactic word. Words of a multiword token ("Moscow" + "'s", "રશિયા" + "ના") have adjacent
/// spans; `glued` says that the word was written solid with the one before it as part of one token.
struct Word {
  Span span;
  std::string lemma;          // "" until syntax ran
  std::string features;       // UD features, "Case=Gen|Number=Sing", "" for none
  std::optional<Index> head;  // index into Analysis::words; absent for the root
  Upos upos = Upos::x;
  Relation relation = Relation::dep;
  Subrelation subrelation = Subrelation::none;
  NameTag name_tag = NameTag::outside;
  bool glued = false;

  bool operator==(const Word&) const = default;
};

/// Words [first_word, end_word) of Analysis::words. `block` is the kind of block it stands in.
struct Sentence {
  Span span;
  Index first_word = 0;
  Index end_word = 0;
  BlockKind block = BlockKind::body;

  bool operator==(const Sentence&) const = default;
};

/// A time expression (TIMEX3 types) with its value as far as the text and the report's date say.
struct TimeMention {
  enum class Type : std::uint8_t { date, time, duration, set };

  Span span;
  Index sentence = 0;
  Index first_word = 0;  // words the span covers
  Index end_word = 0;
  Type type = Type::date;
  When when;                // EDTF value, bounds, basis; bounds absent when unknown
  std::string timex;        // TIMEX3 value attribute
  std::string timex_mod;    // TIMEX3 mod attribute, e.g. "END", "" for none
  std::string rule;         // "en/times.tsv:12"
  bool open_begin = false;  // "until 5 May"
  bool open_end = false;    // "since 5 May"

  bool operator==(const TimeMention&) const = default;
};
std::string_view to_string(TimeMention::Type type);  // "DATE"

/// What an entity is. `office`: a holder we could not name ("the Nigerian interior minister");
/// `group`: people counted or meant together ("about 20 Indian nationals"); `thing`: a weapon, a
/// programme, a treaty - a topic, never an actor.
enum class EntityKind : std::uint8_t { person, body, country, place, office, group, thing };
std::string_view to_string(EntityKind kind);  // "person"

/// How a mention names its entity.
enum class MentionForm : std::uint8_t { name, title, nominal, pronoun };

/// One place in the text that speaks of one entity. `span` is the whole phrase with title and
/// office ("Russian Foreign Minister Sergey Lavrov"), `name` the bare name inside it.
struct NameMention {
  Span span;
  Span name;
  Index sentence = 0;
  Index first_word = 0;  // words of `span`
  Index end_word = 0;
  Index head_word = 0;  // the word through which the tree holds the phrase
  Index entity = 0;     // into Analysis::entities
  EntityKind kind = EntityKind::person;
  MentionForm form = MentionForm::name;
  bool plural = false;         // "the two leaders": see `members`
  std::vector<Index> members;  // entities meant together by a plural mention
  std::string rule;

  bool operator==(const NameMention&) const = default;
};

/// Somebody or something this report speaks of, one per identity.
struct Entity {
  std::string id;       // "person/sergey-lavrov", "country/RUS", "body/sco",
                        // "place/524901", "office/RUS/foreign_minister",
                        // "person/?sonowal" for people no table knows, "group/..."
  std::string name;     // canonical Latin name, or the text's own for unknown ones
  std::string key;      // name key across scripts (text/name_key.h), "" if none
  std::string country;  // ISO 3166-1 alpha-3, or IGO, NGO ...; "" unknown
  std::vector<Sector> sectors;
  std::string office;     // "foreign minister"; office at the report's date or as given
  std::string office_id;  // "foreign_minister"
  std::string body;       // id of the body the office belongs to, "" unknown
  EntityKind kind = EntityKind::person;
  Basis basis = Basis::stated;        // how country and office were come by
  std::optional<std::int64_t> count;  // groups: "about 20"
  bool approximate = false;
  std::optional<double> latitude;  // places
  std::optional<double> longitude;
  std::string precision;  // places: "city", "region", "country", "sea"
  std::string why;        // one sentence: which table row or words decided

  bool operator==(const Entity&) const = default;
};

/// An occasion as one report speaks of it: "the 17th BRICS summit", "SCO foreign ministers'
/// meeting".
struct OccasionMention {
  Span span;
  Index sentence = 0;
  Index first_word = 0;
  Index end_word = 0;
  Index head_word = 0;
  Occasion occasion;

  bool operator==(const OccasionMention&) const = default;
};

/// All layers of one report. `words` are those of all sentences one after the other.
struct Analysis {
  std::string lang;        // BCP-47 of the pack used; "und" when unsupported
  std::string lang_basis;  // "given", "identified", "unsupported: fr"
  std::vector<Sentence> sentences;
  std::vector<Word> words;
  std::vector<TimeMention> times;
  std::vector<Entity> entities;
  std::vector<NameMention> names;
  std::vector<OccasionMention> occasions;
  std::vector<EventMention> events;
  /// What the stages left out of this report because it is like no honest text, one sentence each,
  /// for people: "a sentence runs on for 400000 words without an end; ...". Empty for honest texts.
  std::vector<std::string> notices;

  bool operator==(const Analysis&) const = default;
};

/// "Case" of "Case=Gen|Number=Sing" is "Gen"; empty when absent.
std::string_view feature(const Word& word, std::string_view name);

}  // namespace dateline
