/// A picture of numbers with what it says in words, and the numbers themselves.
struct Plot {
    /// Of its own on a page; letters, digits and `-`.
    let id: String
    let title: String
    /// A sentence: what a reader should take from it.
    let lesson: String
    let keys: [PlotKey]
    let svg: String
    /// Nil where the page has the numbers in a table of its own.
    let table: NumberTable?

    var values: Values {
        [
            "id": id, "title": title, "lesson": lesson, "svg": svg, "table": table?.html,
            "keys": keys.map { ["style": $0.style, "word": $0.word, "count": $0.count] as Values },
        ]
    }
}

/// What a colour of a plot stands for.
struct PlotKey: Hashable {
    let style: String
    let word: String
    let count: Int
}

/// The numbers of a plot.
struct NumberTable: Hashable {
    /// The first one is that of the rows' heads.
    let columns: [String]
    let rows: [[String]]

    var html: String {
        var text = "<table class=\"numbers\"><thead><tr>"
        for column in columns { text += "<th scope=\"col\">\(SafeHTML.escaped(column))</th>" }
        text += "</tr></thead><tbody>\n"
        for row in rows {
            for (index, cell) in row.enumerated() {
                text += index == 0 ? "<tr><th scope=\"row\">" : "<td>"
                text += SafeHTML.escaped(cell) + (index == 0 ? "</th>" : "</td>")
            }
            text += "</tr>\n"
        }
        return text + "</tbody></table>"
    }
}
