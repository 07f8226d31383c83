# Reads annotations (JSON or CSV) into a data frame, checks every slice, counts who speaks, and draws a chart.
#
#   Rscript read_annotations.R council-vote.csv
#   Rscript read_annotations.R council-vote.csv attributions_per_side.pdf
#
# Base R; for JSON the package jsonlite. Exit status: 0 if all is well, 1 if the words of an annotation do not stand
# where it says, 2 if a file cannot be read.

# Blocks that the tool leaves out of its numbers, beside those that repeat others.
left_out <- c("pull-quote", "caption", "boilerplate")

# A cell that a spreadsheet could run has an apostrophe in front.
unguarded <- function(cells) {
  guarded <- grepl("^'+([[:space:][:cntrl:]]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])", cells)
  ifelse(guarded, substring(cells, 2), cells)
}

# A table with every cell as text.
read_table <- function(path) {
  table <- read.csv(path, colClasses = "character", check.names = FALSE, na.strings = character(0),
                    encoding = "UTF-8")
  names(table)[1] <- sub("^\ufeff", "", names(table)[1])
  table[] <- lapply(table, unguarded)
  table
}

# One character for each line break, whatever a checkout has made of them.
read_text <- function(path) {
  paste(readLines(path, encoding = "UTF-8", warn = FALSE), collapse = "\n")
}

# The rows of a table with a row for each piece of text, and the texts by article id.
read_annotations_csv <- function(path) {
  stem <- sub("[.].*$", "", basename(path))
  beside <- function(name) file.path(dirname(path), name)
  rows <- read_table(path)
  if (!all(c("part", "start_cp", "end_cp") %in% names(rows)))
    stop("only a table with a row for each piece of text will do")
  rows$start <- as.integer(rows$start_cp)
  rows$end <- as.integer(rows$end_cp)
  rows$counted <- !(rows$block_role %in% left_out) & rows$block_repeats != "yes"
  articles <- beside(paste0(stem, ".articles.csv"))
  if (file.exists(articles)) {
    table <- read_table(articles)
    texts <- vapply(beside(table$text_file), read_text, "")
    names(texts) <- table$article_id
  } else {
    texts <- setNames(read_text(beside(paste0(stem, ".txt"))), rows$article_id[1])
  }
  list(rows = rows, texts = texts)
}

# The same of an annotation set.
read_annotations_json <- function(path) {
  if (!requireNamespace("jsonlite", quietly = TRUE)) stop("reading JSON needs the package jsonlite")
  set <- jsonlite::fromJSON(path, simplifyVector = FALSE)
  if (!identical(set$format, "source-bias-annotations")) stop("it is not an annotation set")
  ids <- vapply(set$sources, function(source) source$id, "")
  field <- function(source, name) if (is.null(source[[name]])) "unclear" else source[[name]]
  sides <- setNames(vapply(set$sources, field, "", "side"), ids)
  starts <- vapply(set$article$blocks, function(block) as.integer(block$start), 1L)
  pieces <- lapply(set$annotations, function(annotation) {
    sources <- unlist(annotation$sources)
    do.call(rbind, lapply(annotation$spans, function(span) {
      block <- set$article$blocks[[findInterval(span$start, starts)]]
      data.frame(
        article_id = set$article$id,
        annotation_id = annotation$id,
        kind = annotation$kind,
        part = span$part,
        start = as.integer(span$start),
        end = as.integer(span$end),
        text = span$exact,
        counted = !(block$role %in% left_out) && is.null(block$repeats),
        source_ids = paste(sources, collapse = "; "),
        source_sides = paste(ifelse(sources %in% ids, sides[sources], "unclear"), collapse = "; "),
        stringsAsFactors = FALSE
      )
    }))
  })
  list(rows = do.call(rbind, pieces), texts = setNames(set$article$text, set$article$id))
}

# The rows whose words do not stand where they say; R counts from 1, and `end` is the first character that is not part.
wrong_slices <- function(rows, texts) {
  found <- substring(texts[rows$article_id], rows$start + 1, rows$end)
  rows[is.na(found) | found != rows$text, ]
}

# Attributions that count, one row each: no piece of theirs lies in a block that is left out.
attributions_of <- function(rows) {
  attributions <- rows[rows$kind == "attribution", ]
  key <- paste(attributions$article_id, attributions$annotation_id)
  counted <- ave(as.numeric(attributions$counted), key, FUN = min) == 1
  attributions[counted & !duplicated(key), ]
}

# How many attributions each side has; one with speakers on two sides counts for both.
by_side <- function(attributions) {
  sides <- lapply(strsplit(attributions$source_sides, "; ", fixed = TRUE), unique)
  sides[lengths(sides) == 0] <- "unclear"
  sort(table(unlist(sides)), decreasing = TRUE)
}

main <- function(arguments) {
  if (!length(arguments)) {
    message("Usage: Rscript read_annotations.R FILE [CHART.pdf]")
    return(2)
  }
  path <- arguments[1]
  read <- if (grepl("[.]csv$", path)) read_annotations_csv else read_annotations_json
  set <- tryCatch(read(path), error = function(error) {
    message(path, ": ", conditionMessage(error))
    NULL
  })
  if (is.null(set)) return(2)
  wrong <- wrong_slices(set$rows, set$texts)
  for (id in unique(wrong$annotation_id))
    message("annotation ", id, ": its words do not stand where it says.")
  if (nrow(wrong)) return(1)
  cat(nrow(set$rows), "pieces of text, each where it says.\n\n")
  sides <- by_side(attributions_of(set$rows))
  for (side in names(sides)) cat(side, "\t", sides[[side]], "\n", sep = "")
  if (length(arguments) > 1) {
    pdf(arguments[2])
    barplot(sides, ylab = "attributions", main = "Attributions per side", col = "#2b6cb0")
    dev.off()
  }
  0
}

if (sys.nframe() == 0) quit(status = main(commandArgs(trailingOnly = TRUE)))
