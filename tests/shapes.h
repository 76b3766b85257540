// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports made to stall a reader: one shape repeated as often as asked. Each is small in bytes and
// was, or could be, read in quadratic time. tests/limits_test.cpp bounds them, bench/stalls
// measures how their time grows.
//   for (const Shape& shape : shapes()) use(shape.make(shape.size));

#include <array>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::tests {

struct Shape {
  std::string_view name;
  std::string_view lang;    // given from outside, as --lang
  std::string_view ending;  // of the file: "txt", "html", "jsonl"
  std::size_t size = 0;     // repetitions that must be read within seconds
  std::string (*make)(std::size_t size) = nullptr;
};

/// GoogleTest's name for it.
inline void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

namespace made {

inline std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

/// "Kadona", "Kadone", ...: a word of its own for each number, with a capital.
inline std::string name(std::size_t number) {
  constexpr std::string_view consonants = "bdfgklmnprstvz";
  constexpr std::string_view vowels = "aeiou";
  std::string word = "K";
  do {
    word += vowels[number % vowels.size()];
    number /= vowels.size();
    word += consonants[number % consonants.size()];
    number /= consonants.size();
  } while (number > 0);
  return word + "on";
}

inline std::string page(const std::string& body) {
  return "<!doctype html><html><head><title>A page</title></head><body>" + body +
         "<p>Modi met Putin in Moscow on 9 July 2024.</p></body></html>";
}

inline std::string attributes(std::size_t size) {
  std::string tag = "<p";
  for (std::size_t i = 0; i < size; ++i) tag += " a" + std::to_string(i) + "=\"1\"";
  return page(tag + ">One.</p>");
}

inline std::string equal_attributes(std::size_t size) {
  return page("<p" + repeated(" class=\"a\"", size) + ">One.</p>");
}

inline std::string end_tag_attributes(std::size_t size) {
  std::string tag = "<p>One.</p";
  for (std::size_t i = 0; i < size; ++i) tag += " a" + std::to_string(i);
  return page(tag + ">");
}

inline std::string html_attributes(std::size_t size) {
  std::string tags;
  for (std::size_t i = 0; i < size; ++i) tags += "<body a" + std::to_string(i) + "=1>";
  return page(tags);
}

inline std::string open_divs(std::size_t size) { return page(repeated("<div>", size)); }
inline std::string open_bolds(std::size_t size) { return page(repeated("<b>x", size)); }
inline std::string misnested(std::size_t size) { return page(repeated("<b><p>x</b>", size)); }
inline std::string open_anchors(std::size_t size) { return page(repeated("<a href=x>x", size)); }
inline std::string open_tables(std::size_t size) { return page(repeated("<table><td>", size)); }
inline std::string forms(std::size_t size) { return page(repeated("<select><option>x", size)); }
inline std::string open_tags(std::size_t size) { return page(repeated("<a", size)); }
inline std::string comments(std::size_t size) { return page(repeated("<!--", size)); }
inline std::string ampersands(std::size_t size) { return page("<p>" + repeated("&amp;x", size)); }
inline std::string headings(std::size_t size) { return page(repeated("<h2>Talks</h2>", size)); }
inline std::string titled(std::size_t size) {
  return page(repeated("<h1>A page about talks</h1>", size));
}
inline std::string cells(std::size_t size) {
  return page("<table><tr>" + repeated("<td>Modi met Putin</td>", size) + "</tr></table>");
}
inline std::string paragraphs(std::size_t size) {
  return page(repeated("<p class=\"by story\">Modi met Putin in Moscow, it said.</p>", size));
}
inline std::string metas(std::size_t size) {
  return page(repeated("<meta property=\"article:tag\" content=\"talks\">", size));
}
inline std::string scripts(std::size_t size) {
  return page(repeated(
      "<script type=\"application/ld+json\">{\"@type\":\"Thing\",\"name\":\"x\"}</script>", size));
}
inline std::string linked(std::size_t size) {
  return page(repeated("<time datetime=\"2024-07-09\">9 July</time><a href=\"/x\">x</a> ", size));
}

inline std::string names_and(std::size_t size) {
  std::string text = "Modi met ";
  for (std::size_t i = 0; i < size; ++i) text += (i > 0 ? " and " : "") + name(i);
  return text + ".\n";
}
inline std::string same_names_and(std::size_t size) {
  return "Modi met " + repeated("Vladimir Putin and ", size) + "Xi Jinping.\n";
}
inline std::string gujarati_and(std::size_t size) {
  return repeated("નરેન્દ્ર મોદી અને ", size) + "વ્લાદિમીર પુતિન મળ્યા.\n";
}
inline std::string dates(std::size_t size) {
  std::string text = "They met";
  for (std::size_t i = 0; i < size; ++i) text += " on " + std::to_string(i % 28 + 1) + " May 2024,";
  return text + " he said.\n";
}
inline std::string yearless_dates(std::size_t size) {
  std::string text = "They met";
  for (std::size_t i = 0; i < size; ++i) text += " on " + std::to_string(i % 28 + 1) + " May and";
  return text + " on Monday.\n";
}
inline std::string day_list(std::size_t size) {
  std::string text = "They met on ";
  for (std::size_t i = 0; i < size; ++i) text += std::to_string(i % 28 + 1) + ", ";
  return text + "29 May 2024.\n";
}
inline std::string gujarati_dates(std::size_t size) {
  return repeated("15 જુલાઈ 2025ના રોજ ", size) + "મોદી પુતિનને મળ્યા.\n";
}
inline std::string ministers(std::size_t size) {
  return repeated("the Indian foreign minister ", size) + "met Putin.\n";
}
inline std::string ministries(std::size_t size) {
  return repeated("the defence ministry and the army ", size) + "met Putin.\n";
}
inline std::string bare_phrase(std::size_t size) { return repeated("of the meeting ", size); }
inline std::string met(std::size_t size) { return repeated("met ", size); }
inline std::string one_word(std::size_t size) { return repeated("Putin ", size); }
inline std::string quotes(std::size_t size) { return repeated("\" he said ", size); }
inline std::string curly_quotes(std::size_t size) { return repeated("\u201CThey met, ", size); }
inline std::string low_quotes(std::size_t size) { return repeated("\u201EThey met.\n", size); }
inline std::string brackets(std::size_t size) { return repeated("(", size); }
inline std::string long_sentence(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += "word" + std::to_string(i % 997) + " ";
  return text;
}
inline std::string numbers(std::size_t size) {
  std::string text = "It said that ";
  for (std::size_t i = 0; i < size; ++i) text += std::to_string(i + 20) + " people, ";
  return text + "were killed.\n";
}
inline std::string claims(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "About " + std::to_string(i + 20) + " people were killed in Kyiv, the army said.\n";
  }
  return text;
}
inline std::string occasions(std::size_t size) {
  return "They met at " + repeated("the BRICS summit and the SCO summit and the talks and ", size);
}
inline std::string occasion_lines(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "Modi met Putin at the " + name(i) + " Forum in Moscow.\n";
  }
  return text;
}
inline std::string pronouns(std::size_t size) {
  return "Modi met Putin. " + repeated("He told him that they met its leader and she saw ", size);
}
inline std::string pronoun_lines(std::size_t size) {
  return "Modi met Putin.\n" + repeated("He said that she met them.\n", size);
}
inline std::string two_leaders(std::size_t size) {
  return "Modi met Putin.\n" + repeated("The two leaders met and both sides agreed.\n", size);
}
inline std::string counterparts(std::size_t size) {
  return "Modi met Putin.\n" + repeated("The ministry said he met his counterpart.\n", size);
}
inline std::string different_people(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "President " + name(2 * i) + " " + name(i) + " met Sergey Lavrov in Moscow.\n";
  }
  return text;
}
inline std::string namesakes(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "Minister " + name(i) + " Falkon said that Falkon met Lavrov.\n";
  }
  return text;
}
inline std::string short_names(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "Kenyan minister " + name(i % 500) + " met Sergey Lavrov and " + name(i % 500) +
            " saw Modi.\n";
  }
  return text;
}
inline std::string one_meeting(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "Modi met Putin in Moscow on 9 July 2024.\n";
  }
  return text;
}
inline std::string gujarati_meeting(std::size_t size) {
  return repeated("નરેન્દ્ર મોદી 9 જુલાઈ 2024ના રોજ મોસ્કોમાં વ્લાદિમીર પુતિનને મળ્યા.\n", size);
}
inline std::string again(std::size_t size) {
  return "Modi met Putin in Moscow.\n" + repeated("The meeting was held on 9 July 2024.\n", size);
}
inline std::string accusations(std::size_t size) {
  return repeated("Russia condemned Ukraine.\n", size);
}
inline std::string said(std::size_t size) {
  return repeated("Modi said that Putin said that Russia attacked Ukraine. ", size);
}
inline std::string said_in_one(std::size_t size) {
  return repeated("Modi said Putin said a statement by Lavrov said ", size);
}
inline std::string quoted_speech(std::size_t size) {
  return repeated("\"We met Putin in Moscow,\" Modi said in a post on X.\n", size);
}
// Marks above and below by turns: normal forms sort them.
inline std::string marks(std::size_t size) {
  return "a" + repeated("\u0301\u0323", size) + " met.\n";
}
inline std::string gujarati_marks(std::size_t size) {
  return "ક" + repeated("\u0ABE", size) + "\n";
}
inline std::string viramas(std::size_t size) { return repeated("ક\u0ACD", size) + " મળ્યા.\n"; }
inline std::string joiners(std::size_t size) { return "a" + repeated("\u200D", size) + "b\n"; }
inline std::string one_long_word(std::size_t size) { return repeated("abcdef", size) + " met.\n"; }
inline std::string hyphens(std::size_t size) { return repeated("Jean-", size) + "Yves met.\n"; }
inline std::string dotted(std::size_t size) { return repeated("U.", size) + " met.\n"; }
inline std::string digits(std::size_t size) { return repeated("12,", size) + "1 met.\n"; }
inline std::string hyphened_digits(std::size_t size) { return repeated("12-", size) + "1 met.\n"; }
inline std::string apostrophes(std::size_t size) { return repeated("o'", size) + "x met.\n"; }
inline std::string addresses(std::size_t size) { return repeated("a@", size) + "b met.\n"; }
inline std::string hosts(std::size_t size) { return repeated("ab.cd_", size) + "x met.\n"; }
inline std::string signs(std::size_t size) { return repeated(":", size) + " met.\n"; }
inline std::string footnotes(std::size_t size) { return "They met." + repeated("[6]", size); }
inline std::string stops(std::size_t size) { return repeated("Met. ", size); }
inline std::string lines(std::size_t size) { return repeated("Talks\n", size); }
inline std::string blank_lines(std::size_t size) { return "Talks" + repeated("\n", size) + "Met."; }
inline std::string spaces(std::size_t size) { return "Talks" + repeated(" ", size) + "met."; }
inline std::string han(std::size_t size) { return repeated("莫迪会见普京", size); }
inline std::string thai(std::size_t size) { return repeated("โมดีพบปูติน", size); }
inline std::string datelines(std::size_t size) {
  return repeated("MOSCOW, July 9 (Reuters) - Modi met Putin. (ANI)\n\n", size);
}
inline std::string posts(std::size_t size) {
  return repeated("Modi (@narendramodi) July 9, 2024\n\nPhoto: ANI\n", size);
}
inline std::string things(std::size_t size) {
  return "They discussed " + repeated("S-400, Su-30 MKI, ", size) + "and met.\n";
}
inline std::string places(std::size_t size) {
  return "They met in " + repeated("Paris, France, in Delhi, ", size) + "and left.\n";
}

inline std::string json(const std::string& fields) {
  return "{\"text\":\"Modi met Putin.\"," + fields + "}\n";
}
inline std::string json_depth(std::size_t size) {
  return json("\"x\":" + repeated("[", size) + repeated("]", size));
}
inline std::string json_objects(std::size_t size) {
  return json("\"x\":" + repeated("{\"a\":", size) + "1" + repeated("}", size));
}
inline std::string json_fields(std::size_t size) {
  std::string fields;
  for (std::size_t i = 0; i < size; ++i) {
    fields += (i > 0 ? ",\"f" : "\"f") + std::to_string(i) + "\":1";
  }
  return json(fields);
}
inline std::string json_same_field(std::size_t size) {
  return json(repeated("\"title\":\"Talks\",", size) + "\"z\":1");
}
inline std::string json_escapes(std::size_t size) {
  return "{\"text\":\"" + repeated("met\\n\\u0041 ", size) + "\"}\n";
}
inline std::string json_ld_depth(std::size_t size) {
  return page("<script type=\"application/ld+json\">" + repeated("[", size) + repeated("]", size) +
              "</script>");
}

}  // namespace made

inline const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{
      {"attributes", "en", "html", 100'000, made::attributes},
      {"equal_attributes", "en", "html", 100'000, made::equal_attributes},
      {"end_tag_attributes", "en", "html", 100'000, made::end_tag_attributes},
      {"html_attributes", "en", "html", 50'000, made::html_attributes},
      {"open_divs", "en", "html", 500'000, made::open_divs},
      {"open_bolds", "en", "html", 10'000, made::open_bolds},
      {"misnested", "en", "html", 10'000, made::misnested},
      {"open_anchors", "en", "html", 10'000, made::open_anchors},
      {"open_tables", "en", "html", 200'000, made::open_tables},
      {"forms", "en", "html", 10'000, made::forms},
      {"open_tags", "en", "html", 500'000, made::open_tags},
      {"comments", "en", "html", 500'000, made::comments},
      {"ampersands", "en", "html", 2'000, made::ampersands},
      {"headings", "en", "html", 20'000, made::headings},
      {"titled", "en", "html", 2'000, made::titled},
      {"cells", "en", "html", 5'000, made::cells},
      {"paragraphs", "en", "html", 1'000, made::paragraphs},
      {"metas", "en", "html", 100'000, made::metas},
      {"scripts", "en", "html", 100'000, made::scripts},
      {"linked", "en", "html", 2'000, made::linked},
      {"names_and", "en", "txt", 80'000, made::names_and},
      {"same_names_and", "en", "txt", 2'000, made::same_names_and},
      {"gujarati_and", "gu", "txt", 1'000, made::gujarati_and},
      {"dates", "en", "txt", 50'000, made::dates},
      {"yearless_dates", "en", "txt", 1'000, made::yearless_dates},
      {"day_list", "en", "txt", 2'000, made::day_list},
      {"gujarati_dates", "gu", "txt", 500, made::gujarati_dates},
      {"ministers", "en", "txt", 2'000, made::ministers},
      {"ministries", "en", "txt", 1'000, made::ministries},
      {"bare_phrase", "en", "txt", 500'000, made::bare_phrase},
      {"met", "en", "txt", 5'000, made::met},
      {"one_word", "en", "txt", 500'000, made::one_word},
      {"quotes", "en", "txt", 2'000, made::quotes},
      {"curly_quotes", "en", "txt", 2'000, made::curly_quotes},
      {"low_quotes", "en", "txt", 2'000, made::low_quotes},
      {"brackets", "en", "txt", 500'000, made::brackets},
      {"long_sentence", "en", "txt", 10'000, made::long_sentence},
      {"numbers", "en", "txt", 2'000, made::numbers},
      {"claims", "en", "txt", 4'000, made::claims},
      {"occasions", "en", "txt", 500, made::occasions},
      {"occasion_lines", "en", "txt", 4'000, made::occasion_lines},
      {"pronouns", "en", "txt", 500, made::pronouns},
      {"pronoun_lines", "en", "txt", 5'000, made::pronoun_lines},
      {"two_leaders", "en", "txt", 4'000, made::two_leaders},
      {"counterparts", "en", "txt", 1'000, made::counterparts},
      {"different_people", "en", "txt", 4'000, made::different_people},
      {"namesakes", "en", "txt", 4'000, made::namesakes},
      {"short_names", "en", "txt", 4'000, made::short_names},
      {"one_meeting", "en", "txt", 5'000, made::one_meeting},
      {"gujarati_meeting", "gu", "txt", 500, made::gujarati_meeting},
      {"again", "en", "txt", 5'000, made::again},
      {"accusations", "en", "txt", 5'000, made::accusations},
      {"said", "en", "txt", 4'000, made::said},
      {"said_in_one", "en", "txt", 500, made::said_in_one},
      {"quoted_speech", "en", "txt", 3'000, made::quoted_speech},
      {"marks", "en", "txt", 500'000, made::marks},
      {"gujarati_marks", "gu", "txt", 200'000, made::gujarati_marks},
      {"viramas", "gu", "txt", 50'000, made::viramas},
      {"joiners", "en", "txt", 500'000, made::joiners},
      {"one_long_word", "en", "txt", 200'000, made::one_long_word},
      {"hyphens", "en", "txt", 2'000, made::hyphens},
      {"dotted", "en", "txt", 500'000, made::dotted},
      {"digits", "en", "txt", 500'000, made::digits},
      {"hyphened_digits", "en", "txt", 200'000, made::hyphened_digits},
      {"apostrophes", "en", "txt", 500'000, made::apostrophes},
      {"addresses", "en", "txt", 5'000, made::addresses},
      {"hosts", "en", "txt", 2'000, made::hosts},
      {"signs", "en", "txt", 500'000, made::signs},
      {"footnotes", "en", "txt", 2'000, made::footnotes},
      {"stops", "en", "txt", 5'000, made::stops},
      {"lines", "en", "txt", 10'000, made::lines},
      {"blank_lines", "en", "txt", 500'000, made::blank_lines},
      {"spaces", "en", "txt", 500'000, made::spaces},
      {"han", "en", "txt", 1'000, made::han},
      {"thai", "en", "txt", 1'000, made::thai},
      {"datelines", "en", "txt", 500, made::datelines},
      {"posts", "en", "txt", 1'000, made::posts},
      {"things", "en", "txt", 500, made::things},
      {"places", "en", "txt", 1'000, made::places},
      {"json_depth", "en", "jsonl", 500'000, made::json_depth},
      {"json_objects", "en", "jsonl", 500'000, made::json_objects},
      {"json_fields", "en", "jsonl", 500'000, made::json_fields},
      {"json_same_field", "en", "jsonl", 500'000, made::json_same_field},
      {"json_escapes", "en", "jsonl", 5'000, made::json_escapes},
      {"json_ld_depth", "en", "html", 500'000, made::json_ld_depth},
  };
  return all;
}

}  // namespace dateline::tests
