// SPDX-License-Identifier: Apache-2.0
#include "record/slots.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "times/edtf.h"

namespace dateline::record {
namespace {

// Points per piece of agreement. Two people and a day are enough; two people alone are not, for
// they meet again; two countries need more than a day.
constexpr int same_name_points = 25;
constexpr int represents_points = 12;
constexpr int most_name_points = 75;
constexpr int day_points = 40;
constexpr int yearless_day_points = 30;
constexpr int span_points = 25;
constexpr int coarse_points = 10;
constexpr int place_points = 20;
constexpr int containing_place_points = 15;
constexpr int occasion_points = 25;
constexpr int same_body_points = 10;
constexpr int same_report_days_points = 20;
constexpr int near_report_days_points = 10;
constexpr int far_apart_points = -15;
constexpr int other_status_points = -10;

/// A place within about half a degree is the same for news ("Moscow", "Moscow region").
constexpr double near_degrees = 0.6;

class Comparer {
 public:
  Comparer(const View& left, const View& right, const Identities& identities)
      : left_(left), right_(right), identities_(identities) {}

  Comparison run() {
    // The cheap checks that refuse most pairs come first; points add up in any order.
    for (const auto check : {&Comparer::coding, &Comparer::time, &Comparer::participants,
                             &Comparer::telling, &Comparer::place, &Comparer::occasion}) {
      (this->*check)();
      if (result_.vetoed) return result_;
    }
    return result_;
  }

 private:
  [[nodiscard]] const EventMention& left() const { return left_.slots.mention; }
  [[nodiscard]] const EventMention& right() const { return right_.slots.mention; }

  void veto(std::string reason) {
    result_ = {.vetoed = true, .score = 0, .reason = std::move(reason)};
  }

  void add(int points, const std::string& reason) {
    result_.score += points;
    if (reason.empty()) return;
    if (!result_.reason.empty()) result_.reason += "; ";
    result_.reason += reason;
  }

  void coding() {
    if (left().event_class != right().event_class) return veto("another class");
    const bool two_modes =
        left().mode != Mode::none && right().mode != Mode::none && left().mode != right().mode;
    if (two_modes && (left().mode == Mode::phone || right().mode == Mode::phone)) {
      return veto("a call is no meeting");
    }
    // A meeting "at a summit" and "bilateral talks" are told of one event; other modes are acts of
    // their own.
    if (two_modes && left().event_class != EventClass::consult) add(other_status_points, "");
    status();
  }

  void status() {
    if (left().status == right().status) return;
    const auto is = [this](Status status) {
      return left().status == status || right().status == status;
    };
    if (is(Status::hypothetical)) return veto("one is only supposed");
    add(other_status_points, "");
  }

  // ---- participants ------------------------------------------------------------------------

  using Side = std::vector<const Participant*>;

  /// Best likeness of `one` with anybody on `side`.
  [[nodiscard]] Likeness best(const Participant& one, const Side& side) const {
    Likeness found = Likeness::different;
    for (const Participant* other : side) {
      found = std::max(found, likeness(one, *other, identities_));
    }
    return found;
  }

  struct Shared {
    int same = 0;
    int represents = 0;
    std::string names;

    [[nodiscard]] int points() const {
      return std::min(most_name_points, same * same_name_points + represents * represents_points);
    }
    [[nodiscard]] int count() const { return same + represents; }
  };

  [[nodiscard]] Shared shared(const Side& a, const Side& b) const {
    Shared shared;
    for (const Participant* one : a) {
      const Likeness likeness = best(*one, b);
      if (likeness == Likeness::same) ++shared.same;
      if (likeness == Likeness::represents) ++shared.represents;
      if (likeness != Likeness::same && likeness != Likeness::represents) continue;
      if (!shared.names.empty()) shared.names += ", ";
      shared.names += one->name.empty() ? one->text : one->name;
    }
    return shared;
  }

  /// People of one country on both sides, and nobody in common: another meeting.
  [[nodiscard]] bool other_people(const Side& a, const Side& b) const {
    return std::ranges::any_of(a, [&](const Participant* one) {
      if (one->kind != "person" || one->country.empty()) return false;
      bool rival = false;
      for (const Participant* other : b) {
        if (other->country != one->country) continue;
        if (likeness(*one, *other, identities_) >= Likeness::represents) return false;
        rival = rival || other->kind == "person";
      }
      return rival && std::ranges::none_of(a, [&](const Participant* companion) {
               return companion->country == one->country && best(*companion, b) == Likeness::same;
             });
    });
  }

  void participants() {
    if (is_symmetric(left().event_class)) {
      sides(everybody(left()), everybody(right()));
    } else {
      sides(side_of(left().actors), side_of(right().actors));
      if (!result_.vetoed) sides(side_of(left().recipients), side_of(right().recipients));
    }
  }

  static Side side_of(const std::vector<Participant>& participants) {
    Side side;
    side.reserve(participants.size());
    for (const Participant& one : participants) side.push_back(&one);
    return side;
  }

  static Side everybody(const EventMention& mention) {
    Side all = side_of(mention.actors);
    for (const Participant& one : mention.recipients) all.push_back(&one);
    return all;
  }

  void sides(const Side& a, const Side& b) {
    if (a.empty() || b.empty()) return;
    if (other_people(a, b) || other_people(b, a)) return veto("other people");
    const Shared common = shared(a, b);
    const std::size_t needed = std::min<std::size_t>({a.size(), b.size(), 2});
    if (static_cast<std::size_t>(common.count()) < needed) return veto("participants differ");
    add(common.points(), "both name " + common.names);
  }

  // ---- time --------------------------------------------------------------------------------

  void time() {
    const std::string& a = left_.when.edtf;
    const std::string& b = right_.when.edtf;
    if (a.empty() || b.empty()) return;
    if (!left_.time || !right_.time || !can_be_one_day()) return veto("another time");
    const int points = time_points(*left_.time, *right_.time);
    timed_ = points > 0;
    add(points, a == b ? "both " + a : a + " and " + b + " agree");
  }

  [[nodiscard]] bool can_be_one_day() const {
    // Most pairs of days are settled by their bounds alone.
    const auto ends_before = [](const When& a, const When& b) {
      return a.to && b.from && *a.to < *b.from;
    };
    if (ends_before(left_.when, right_.when) || ends_before(right_.when, left_.when)) return false;
    if (left_.when.edtf == right_.when.edtf) return true;
    return left_.time && right_.time && times::compatible(*left_.time, *right_.time);
  }

  static int time_points(const times::Edtf& a, const times::Edtf& b) {
    // "Before 5 July" agrees with half of all days.
    if (is_open(a) || is_open(b)) return 0;
    using times::Granularity;
    const auto coarser = std::max(times::granularity(a), times::granularity(b));
    const bool years = times::has_year(a) && times::has_year(b);
    if (coarser == Granularity::day) return years ? day_points : yearless_day_points;
    if (coarser == Granularity::month || is_short(a, b)) return span_points;
    return coarse_points;
  }

  static bool is_open(const times::Edtf& value) {
    return value.begin != times::Edtf::End::known || value.end != times::Edtf::End::known;
  }

  /// Both bounded and neither longer than 40 days.
  static bool is_short(const times::Edtf& a, const times::Edtf& b) {
    const auto is_short_one = [](const times::Edtf& value) {
      const times::DayBounds bounds = times::bounds(value);
      return bounds.from && bounds.to && *bounds.to - *bounds.from <= 40;
    };
    return is_short_one(a) && is_short_one(b);
  }

  /// When the reports speak: an undated mention is placed by its report, never dated by it.
  void telling() {
    tells_of(left_, right_);
    if (!result_.vetoed) tells_of(right_, left_);
    if (!result_.vetoed && left_.when.edtf.empty() && right_.when.edtf.empty()) reports_apart();
  }

  /// `undated` cannot tell as past what comes later, nor as planned what is over.
  void tells_of(const View& undated, const View& dated) {
    const auto told = undated.slots.report_date;
    if (!undated.when.edtf.empty() || !told || !dated.when.from || !dated.when.to) return;
    const Status status = undated.slots.mention.status;
    if (status == Status::happened && *dated.when.from > *told) return veto("told before it was");
    if (status == Status::planned && *dated.when.to < *told) return veto("planned after it was");
    const Day apart = std::max(*told - *dated.when.to, *dated.when.from - *told);
    if (apart <= 7) return add(same_report_days_points, "told within a week of it");
    if (apart > 45) add(far_apart_points, "");
  }

  void reports_apart() {
    const auto a = left_.slots.report_date;
    const auto b = right_.slots.report_date;
    if (left_.slots.report == right_.slots.report) {
      return add(same_report_days_points, "in one report");
    }
    if (!a || !b) return;
    const int apart = std::abs(*a - *b);
    if (apart <= 2) return add(same_report_days_points, "reports of the same days");
    if (apart <= 7) return add(near_report_days_points, "reports of the same week");
    if (apart > 30) return add(2 * far_apart_points, "");
  }

  // ---- place and occasion ------------------------------------------------------------------

  void place() {
    const Where& a = left_.where;
    const Where& b = right_.where;
    if (a.country.empty() && a.id.empty()) return;
    if (b.country.empty() && b.id.empty()) return;
    const bool exact = a.precision == "city" || b.precision == "city" || timed_;
    if (!a.id.empty() && a.id == b.id) {
      return exact ? add(place_points, "both in " + a.name) : add(0, "");
    }
    if (!a.country.empty() && !b.country.empty() && a.country != b.country) return other_place();
    if (a.precision == "city" && b.precision == "city") {
      if (!near(a, b)) return other_place();
      return add(containing_place_points, a.name + " is near " + b.name);
    }
    // "In Russia" fits half of what two Russians do: it only supports a time.
    if (timed_) add(containing_place_points, a.name + " and " + b.name + " agree");
  }

  /// What people do stands at one place; what they say is reported from several.
  void other_place() {
    using enum EventClass;
    const EventClass kind = left().event_class;
    const bool utterance = kind == agree || kind == support || kind == request || kind == accuse ||
                           kind == reject || kind == threaten || kind == concede;
    if (!utterance) return veto("another place");
    add(other_status_points, "");
  }

  static bool near(const Where& a, const Where& b) {
    const auto within = [](const std::optional<double>& x, const std::optional<double>& y) {
      if (!x.has_value() || !y.has_value()) return false;
      return *x - *y < near_degrees && *y - *x < near_degrees;
    };
    return within(a.latitude, b.latitude) && within(a.longitude, b.longitude);
  }

  void occasion() {
    const std::optional<Occasion>& left_occasion = left().occasion;
    const std::optional<Occasion>& right_occasion = right().occasion;
    if (!left_occasion || !right_occasion) return;
    const Occasion& a = *left_occasion;
    const Occasion& b = *right_occasion;
    const bool one_series = a.series.empty() ? same_body(a, b) : a.series == b.series;
    if (a.edition && b.edition && *a.edition != *b.edition && one_series) {
      return veto("another edition");
    }
    if (!a.series.empty() && !b.series.empty() && a.series != b.series) {
      return veto("another occasion");
    }
    const std::string& name = a.name.empty() ? b.name : a.name;
    if (a.id == b.id || (!a.series.empty() && a.series == b.series)) {
      return add(occasion_points, "both at " + name);
    }
    if (same_body(a, b)) add(same_body_points, "both of the body of " + name);
  }

  /// "the SCO meeting" and "the SCO foreign ministers' meeting" may be one.
  static bool same_body(const Occasion& a, const Occasion& b) {
    return !a.body.empty() && a.body == b.body;
  }

  const View& left_;
  const View& right_;
  const Identities& identities_;
  Comparison result_;
  bool timed_ = false;  // both tell a time, and the times agree
};

}  // namespace

void set_when(View& view, When when) {
  view.when = std::move(when);
  view.time = times::parse_edtf(view.when.edtf);
}

Comparison compare(const View& left, const View& right, const Identities& identities) {
  return Comparer(left, right, identities).run();
}

}  // namespace dateline::record
