// A table of a reader's own with checks in it, for who tests what becomes of it.

/** Counts with checks: a misprint with a better value, a word of the reader's own, one that is not checked. */
export const CHECKED = [
  "place\tdate\tvalue\twhat\tsource\tcheck\tbetter_value\tcheck_source\tcheck_text\tid",
  "Osh\t2000\t95\tschools\tRegnum\tconfirmed\t\tYearbook 2001\tThe same there\tosh-2000",
  "Osh\t2001\t23000\tschools\tRegnum\tопечатка\tover 2300\tYearbook 2001\t<b>2300</b> in table 4\tosh-2001",
  "Osh\t2002\t2400\tschools\tRegnum\tretyped\t\t\t\tosh-2002",
  "Osh\t2003\t2500\tschools\tRegnum\t\t\t\t\tosh-2003",
  "Osh\t2003\t2650\tschools\tCABAR\t\t\t\t\tosh-cabar",
].join("\n");
