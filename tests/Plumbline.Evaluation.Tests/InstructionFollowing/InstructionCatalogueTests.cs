using System.Text.Json;
using Plumbline.Evaluation.InstructionFollowing;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.InstructionFollowing;

public class InstructionCatalogueTests
{
    [Fact]
    public void Ids_All_AreIfEvals25() => InstructionCatalogue.Ids.Count.ShouldBe(25);

    [Theory]
    [InlineData("keywords:existence", """{"keywords":["rain","Sun"]}""", "The sunny days after RAIN.", true)]
    [InlineData("keywords:existence", """{"keywords":["rain","sun"]}""", "Only rain.", false)]
    [InlineData("keywords:existence", """{"keywords":["c++ (new)"]}""", "I like C++ (new) a lot.", true)]
    [InlineData("keywords:frequency", """{"keyword":"rain","relation":"at least","frequency":2}""", "Rain, raincoat", true)]
    [InlineData("keywords:frequency", """{"keyword":"rain","relation":"less than","frequency":2}""", "Rain, raincoat", false)]
    [InlineData("keywords:frequency", """{"keyword":"aa","relation":"at least","frequency":2}""", "aaa", false)]
    [InlineData("keywords:forbidden_words", """{"forbidden_words":["rock"]}""", "Rocks and rockets", true)]
    [InlineData("keywords:forbidden_words", """{"forbidden_words":["rock"]}""", "It is a Rock.", false)]
    [InlineData("keywords:letter_frequency", """{"letter":"#","let_relation":"at least","let_frequency":2}""", "# a\n# b", true)]
    [InlineData("keywords:letter_frequency", """{"letter":"A","let_relation":"less than","let_frequency":2}""", "a banana", false)]
    [InlineData("language:response_language", """{"language":"de"}""", "Das ist ein guter Tag und ich freue mich sehr.", true)]
    [InlineData("language:response_language", """{"language":"de"}""", "This is a good day and I am very glad.", false)]
    [InlineData("language:response_language", """{"language":"de"}""", "12345 !!", true)]
    [InlineData("length_constraints:number_sentences", """{"relation":"less than","num_sentences":3}""", "Dr. Smith lives at 5 p.m. in the U.S. today. He left!", true)]
    [InlineData("length_constraints:number_sentences", """{"relation":"at least","num_sentences":3}""", "One. Two! Three?", true)]
    [InlineData("length_constraints:number_paragraphs", """{"num_paragraphs":2}""", "One\n\nstill one\n***\ntwo", true)]
    [InlineData("length_constraints:number_paragraphs", """{"num_paragraphs":2}""", "One\n\ntwo", false)]
    [InlineData("length_constraints:number_paragraphs", """{"num_paragraphs":2}""", "***\nOne\n***\ntwo\n***", true)]
    [InlineData("length_constraints:number_paragraphs", """{"num_paragraphs":2}""", "One\n***\n\n***\ntwo", false)]
    [InlineData("length_constraints:number_words", """{"relation":"at least","num_words":4}""", "I don't know", true)]
    [InlineData("length_constraints:number_words", """{"relation":"less than","num_words":4}""", "one two three four", false)]
    [InlineData("length_constraints:nth_paragraph_first_word", """{"num_paragraphs":2,"nth_paragraph":2,"first_word":"weekend"}""", "Hi.\n\n\"Weekend, at last!\"", true)]
    [InlineData("length_constraints:nth_paragraph_first_word", """{"num_paragraphs":2,"nth_paragraph":2,"first_word":"weekend"}""", "Hi.\nWeekend.", false)]
    [InlineData("length_constraints:nth_paragraph_first_word", """{"num_paragraphs":2,"nth_paragraph":1,"first_word":"week"}""", "Weekend.\n\nBye", false)]
    [InlineData("detectable_content:number_placeholders", """{"num_placeholders":2}""", "Dear [name], of [city]", true)]
    [InlineData("detectable_content:number_placeholders", """{"num_placeholders":2}""", "Dear [name\n], of [city]", false)]
    [InlineData("detectable_content:postscript", """{"postscript_marker":"P.S."}""", "Bye.\np. s. I forgot.", true)]
    [InlineData("detectable_content:postscript", """{"postscript_marker":"P.P.S"}""", "Bye. P.S. hello", false)]
    [InlineData("detectable_content:postscript", """{"postscript_marker":"P.P.S"}""", "Bye.\nP.P.S hello", true)]
    [InlineData("detectable_format:number_bullet_lists", """{"num_bullets":2}""", "* one\n  - two\n**bold**", true)]
    [InlineData("detectable_format:number_bullet_lists", """{"num_bullets":2}""", "* one\n* two\n---", false)]
    [InlineData("detectable_format:number_bullet_lists", """{"num_bullets":1}""", "1. one", false)]
    [InlineData("detectable_format:constrained_response", "{}", "Well. My answer is maybe.", true)]
    [InlineData("detectable_format:constrained_response", "{}", "My answer is perhaps.", false)]
    [InlineData("detectable_format:number_highlighted_sections", """{"num_highlights":2}""", "*one* and **two**", true)]
    [InlineData("detectable_format:number_highlighted_sections", """{"num_highlights":2}""", "*one* and * *", false)]
    [InlineData("detectable_format:number_highlighted_sections", """{"num_highlights":1}""", "* one\n* two", false)]
    [InlineData("detectable_format:multiple_sections", """{"section_spliter":"SECTION","num_sections":2}""", "SECTION 1\na\nSECTION 2\nb", true)]
    [InlineData("detectable_format:multiple_sections", """{"section_spliter":"SECTION","num_sections":2}""", "Section 1\na\nSection 2\nb", false)]
    [InlineData("detectable_format:json_format", "{}", "```json\n{\"a\": [1, 2]}\n```", true)]
    [InlineData("detectable_format:json_format", "{}", "Here it is:\n{\"a\": 1}", false)]
    [InlineData("detectable_format:json_format", "{}", "{\"a\": 1,}", false)]
    [InlineData("detectable_format:title", "{}", "<<poem of joy>>\nla", true)]
    [InlineData("detectable_format:title", "{}", "<< >>\nla", false)]
    [InlineData("combination:two_responses", "{}", "One.\n******\nTwo.", true)]
    [InlineData("combination:two_responses", "{}", "One.\n******\nOne.", false)]
    [InlineData("combination:two_responses", "{}", "One.\n******\n******\nTwo.", false)]
    [InlineData("combination:repeat_prompt", """{"prompt_to_repeat":"Say hi."}""", " say HI. Hi!", true)]
    [InlineData("combination:repeat_prompt", """{"prompt_to_repeat":"Say hi."}""", "Sure. Say hi. Hi!", false)]
    [InlineData("startend:end_checker", """{"end_phrase":"Any questions?"}""", "\"So. any questions?\"", true)]
    [InlineData("startend:end_checker", """{"end_phrase":"Any questions?"}""", "Any questions? No.", false)]
    [InlineData("startend:quotation", "{}", " \"all of it\" ", true)]
    [InlineData("startend:quotation", "{}", "\"", false)]
    [InlineData("startend:quotation", "{}", "\"one\" and two", false)]
    [InlineData("change_case:capital_word_frequency", """{"capital_relation":"at least","capital_frequency":2}""", "NATO and the USA met", true)]
    [InlineData("change_case:capital_word_frequency", """{"capital_relation":"less than","capital_frequency":2}""", "I LIKE IT", false)]
    [InlineData("change_case:english_capital", "{}", "THIS IS THE END OF IT.", true)]
    [InlineData("change_case:english_capital", "{}", "THIS IS the END.", false)]
    [InlineData("change_case:english_capital", "{}", "DAS IST DAS ENDE UND ES IST GUT.", false)]
    [InlineData("change_case:english_lowercase", "{}", "this is the end, 100 %.", true)]
    [InlineData("change_case:english_lowercase", "{}", "This is the end.", false)]
    [InlineData("punctuation:no_comma", "{}", "No comma here; none.", true)]
    [InlineData("punctuation:no_comma", "{}", "One, two", false)]
    public void Follows_Reply_IsToldByTheDefinition(string id, string arguments, string reply, bool follows)
    {
        using JsonDocument document = JsonDocument.Parse(arguments);

        InstructionCatalogue.Create(id, new InstructionArguments("here", document.RootElement)).FollowsStrictly(reply).ShouldBe(follows);
    }

    [Theory]
    [InlineData("keywords:nothing", "{}", "there is no instruction 'keywords:nothing'")]
    [InlineData("keywords:existence", "{}", "here: the argument 'keywords' is nothing; expected a list of texts")]
    [InlineData("keywords:existence", """{"keywords":[]}""", "expected a list of texts")]
    [InlineData("keywords:existence", """{"keywords":["\ud800"]}""", "expected a list of texts")]
    [InlineData("keywords:frequency", """{"keyword":"a","relation":"about","frequency":1}""", "'relation' is \"about\"; expected 'at least' or 'less than'")]
    [InlineData("keywords:letter_frequency", """{"letter":"ab","let_relation":"at least","let_frequency":1}""", "expected one character")]
    [InlineData("length_constraints:number_words", """{"relation":"at least","num_words":-1}""", "expected a whole number")]
    [InlineData("length_constraints:nth_paragraph_first_word", """{"num_paragraphs":2,"nth_paragraph":0,"first_word":"a"}""", "from 1")]
    public void Create_WrongArguments_SaysWhich(string id, string arguments, string expected)
    {
        using JsonDocument document = JsonDocument.Parse(arguments);

        Should.Throw<SuiteException>(() => InstructionCatalogue.Create(id, new InstructionArguments("here", document.RootElement))).Message.ShouldContain(expected);
    }
}
