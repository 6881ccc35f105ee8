using System.Collections.Frozen;
using Plumbline.Evaluation.InstructionFollowing.Checkers;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>The 25 verifiable instructions of IFEval, by id.</summary>
public static class InstructionCatalogue
{
    private static readonly FrozenDictionary<string, Func<InstructionArguments, IInstructionChecker>> Makers =
        new Dictionary<string, Func<InstructionArguments, IInstructionChecker>>(StringComparer.Ordinal)
        {
            ["keywords:existence"] = given => new KeywordExistence(given.Texts("keywords")),
            ["keywords:frequency"] = given => new KeywordFrequency(given.Text("keyword").Trim(), given.Relation("relation"), given.Count("frequency")),
            ["keywords:forbidden_words"] = given => new ForbiddenWords(given.Texts("forbidden_words")),
            ["keywords:letter_frequency"] = given => new LetterFrequency(given.Letter("letter"), given.Relation("let_relation"), given.Count("let_frequency")),
            ["language:response_language"] = given => new ResponseLanguage(given.Text("language")),
            ["length_constraints:number_sentences"] = given => new NumberOfSentences(given.Relation("relation"), given.Count("num_sentences")),
            ["length_constraints:number_paragraphs"] = given => new NumberOfParagraphs(given.Count("num_paragraphs")),
            ["length_constraints:number_words"] = given => new NumberOfWords(given.Relation("relation"), given.Count("num_words")),
            ["length_constraints:nth_paragraph_first_word"] =
                given => new ParagraphFirstWord(given.Count("num_paragraphs"), given.Count("nth_paragraph", 1), given.Text("first_word")),
            ["detectable_content:number_placeholders"] = given => new NumberOfPlaceholders(given.Count("num_placeholders")),
            ["detectable_content:postscript"] = given => new Postscript(given.Text("postscript_marker")),
            ["detectable_format:number_bullet_lists"] = given => new NumberOfBullets(given.Count("num_bullets")),
            ["detectable_format:constrained_response"] = _ => new ConstrainedResponse(),
            ["detectable_format:number_highlighted_sections"] = given => new NumberOfHighlights(given.Count("num_highlights")),
            ["detectable_format:multiple_sections"] = given => new NumberOfSections(given.Text("section_spliter"), given.Count("num_sections")),
            ["detectable_format:json_format"] = _ => new JsonFormat(),
            ["detectable_format:title"] = _ => new Title(),
            ["combination:two_responses"] = _ => new TwoResponses(),
            ["combination:repeat_prompt"] = given => new RepeatPrompt(given.Text("prompt_to_repeat")),
            ["startend:end_checker"] = given => new EndPhrase(given.Text("end_phrase")),
            ["startend:quotation"] = _ => new Quotation(),
            ["change_case:capital_word_frequency"] = given => new CapitalWordFrequency(given.Relation("capital_relation"), given.Count("capital_frequency")),
            ["change_case:english_capital"] = _ => new EnglishCapital(),
            ["change_case:english_lowercase"] = _ => new EnglishLowercase(),
            ["punctuation:no_comma"] = _ => new NoComma(),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All ids, sorted.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Makers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An instruction with its arguments.</summary>
    /// <param name="id">Which.</param>
    /// <param name="arguments">Its arguments, by the names of IFEval's data.</param>
    /// <exception cref="SuiteException">There is no such instruction, or an argument is missing or wrong.</exception>
    public static Instruction Create(string id, InstructionArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Makers.TryGetValue(id, out Func<InstructionArguments, IInstructionChecker>? make)
            ? new Instruction(id, make(arguments))
            : throw new SuiteException(arguments.Place, $"there is no instruction '{(id.Length <= 60 ? id : id[..60] + "…")}'", "expected one of IFEval's 25");
    }
}
