# Makes the reports of bench/scale.sh. All of it is invented: real heads of government in everyday meetings, calls and
# requests that never took place, so that names of knowledge/ come up again and again. Nothing here is a fact.
#   awk -f scale.awk -v kind=sentences -v count=1000 -v varied=1
# kind   sentences  one text of `count` sentences that tell one meeting
#        reports    `count` JSON lines that tell one meeting
#        record     `count` JSON lines that tell many events of six leaders
#        more       the same with other numbers: reports to add
# varied 1: other words, weekdays, places, order of names; 0: the same words each time
# dated  1: the reports have dates; 0: none has ("reports" only)

function pick(list, n,   parts, count) {
  count = split(list, parts, "|")
  return parts[n % count + 1]
}

# A number below `below`, the same for the same n and salt.
function draw(n, salt, below,   x) {
  x = (n * 48271 + salt * 1299709 + 11) % 2147483647
  x = x * (x % 9973 + 1) % 2147483647
  x = x * (x % 7919 + 3) % 2147483647
  return int(x / 64) % below
}

function one_meeting(n, varied,   a, b, verb, when, place) {
  if (!varied) return "Narendra Modi met Emmanuel Macron in Lisbon on 14 March 2023."
  a = n % 2 ? "Indian Prime Minister Narendra Modi" : "French President Emmanuel Macron"
  b = n % 2 ? pick("Emmanuel Macron|French President Emmanuel Macron|Macron", int(n / 2)) : pick("Narendra Modi|Modi", int(n / 2))
  verb = pick("met|held talks with|conferred with|met with", int(n / 3))
  place = pick(" in Lisbon| in Portugal|| in Lisbon, Portugal", int(n / 5))
  when = pick(" on 14 March 2023| on Tuesday, 14 March 2023| on March 14, 2023|", int(n / 7))
  return a " " verb " " b place when "."
}

function day(n,   month) {
  month = draw(n, 3, 12) + 1
  return sprintf("%d-%02d-%02d", 2023 + draw(n, 2, 2), month, draw(n, 4, 27) + 1)
}

function one_event(n,   a, b, names, places, months, when, iso, parts) {
  names = "Narendra Modi|Emmanuel Macron|Luiz Inácio Lula da Silva|Recep Tayyip Erdoğan|Pedro Sánchez|Justin Trudeau"
  places = "Lisbon|Oslo|Nairobi|Colombo|Vienna|Singapore|Santiago|Cairo|Geneva|Sofia|Tokyo|Ankara"
  months = "January|February|March|April|May|June|July|August|September|October|November|December"
  a = draw(n, 5, 6)
  b = (a + 1 + draw(n, 6, 5)) % 6
  a = pick(names, a)
  b = pick(names, b)
  iso = day(n)
  split(iso, parts, "-")
  when = pick(" on " (parts[3] + 0) " " pick(months, parts[2] - 1) " " parts[1] "| on " (parts[3] + 0) " " pick(months, parts[2] - 1) "|| last week", draw(n, 7, 4))
  return pick(a " met " b " in " pick(places, draw(n, 8, 12)) when ".|" \
              a " spoke with " b " by phone" when ".|" \
              a " visited " pick(places, draw(n, 8, 12)) when " and met " b ".|" \
              a " promised " b " help with a school" when ".|" \
              a " urged " b " to open a library" when ".|" \
              a " demanded that " b " return a chess board" when ".", draw(n, 9, 6))
}

function json_line(id, date, text) {
  return "{\"id\":\"" id "\",\"source\":\"Invented for measuring\"" (date == "" ? "" : ",\"date\":\"" date "\"") ",\"text\":\"" text "\"}"
}

BEGIN {
  if (kind == "sentences") print "Invented for measuring: none of this took place.\n\nPublished: 2023-03-15\n"
  for (n = 1; n <= count; ++n) {
    if (kind == "sentences")
      printf "%s%s", one_meeting(n, varied), n % 5 == 0 ? "\n\n" : " "
    else if (kind == "reports")
      print json_line("one-" n, dated ? "2023-03-15" : "", one_meeting(n, varied))
    else if (kind == "record")
      print json_line("many-" n, draw(n, 10, 4) ? day(n) : "", one_event(n))
    else
      print json_line("more-" n, draw(n + 500009, 10, 4) ? day(n + 500009) : "", one_event(n + 500009))
  }
}
