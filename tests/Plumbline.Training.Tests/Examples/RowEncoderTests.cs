using System.Text.Json;
using Plumbline.Training.Batches;
using Plumbline.Training.DataSets;
using Plumbline.Training.Examples;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Examples;

public class RowEncoderTests
{
    private static readonly RowId Id = new("train.jsonl", 3);
    private static readonly CompletionRow Row = new(Id, new PlainText("hi "), new PlainText("you"));

    [Fact]
    public void Completion_IsLearnedAloneUnlessAllIsAskedFor()
    {
        LearnedText alone = Completion(Encoder(), Row).Value;
        LearnedText all = Completion(Encoder(new EncodingOptions { CompletionOnly = false }), Row).Value;

        alone.Tokens.ShouldBe([LetterTokenizer.Begin, 'h', 'i', ' ', 'y', 'o', 'u', LetterTokenizer.End]);
        Learned(alone).ShouldBe("you|");
        all.Tokens.ShouldBe(alone.Tokens);
        Learned(all).ShouldBe("hi you|");
    }

    [Fact]
    public void End_IsAppendedOnceAndOnlyWhereAsked()
    {
        Encoder().Whole(new TextRow(Id, new PlainText("x"))).Value.Tokens.ShouldBe([LetterTokenizer.Begin, 'x', LetterTokenizer.End]);
        Encoder(new EncodingOptions { AppendEnd = false }).Whole(new TextRow(Id, new PlainText("x"))).Value.Tokens.ShouldBe([LetterTokenizer.Begin, 'x']);
    }

    [Fact]
    public void SpecialTokens_ThatATextSpells_AreLetters()
    {
        CompletionRow forged = new(Id, new PlainText("[end]"), new PlainText("y[end]"));

        LearnedText text = Completion(Encoder(), forged).Value;
        int[] prompt = Encoder().Prompt(new PromptRow(Id, new PlainText("[end]x"))).Value.Tokens;

        text.Tokens.Count(token => token == LetterTokenizer.End).ShouldBe(1);
        text.Tokens[^1].ShouldBe(LetterTokenizer.End);
        prompt.ShouldBe([LetterTokenizer.Begin, '[', 'e', 'n', 'd', ']', 'x']);
    }

    [Fact]
    public void Boundary_WithinAToken_EndsThePromptBeforeIt()
    {
        // "xa" and "bc" together are x, ab, c.
        PromptedReply reply = Encoder().Reply(Row, new PlainText("xa"), new PlainText("bc")).Value;

        reply.Prompt.ShouldBe([LetterTokenizer.Begin, 'x']);
        reply.Reply.ShouldBe([LetterTokenizer.Joined, 'c', LetterTokenizer.End]);
    }

    [Fact]
    public void Prompt_WithoutAToken_IsRefused()
    {
        Encoder(tokenizer: new LetterTokenizer(hasBegin: false)).Reply(Row, new PlainText(""), new PlainText("x")).Refusal!.ShouldContain("prompt has no token");
        Encoder(tokenizer: new LetterTokenizer(hasBegin: false)).Reply(Row, new PlainText("a"), new PlainText("b")).Refusal!.ShouldContain("prompt has no token");
        Encoder().Reply(Row, new PlainText(""), new PlainText("x")).Refusal.ShouldBeNull();
        Encoder(new EncodingOptions { AppendEnd = false }).Reply(Row, new PlainText("x"), new PlainText("")).Refusal!.ShouldContain("completion has no token");
    }

    [Theory]
    [InlineData(8, OverlongRows.Truncate, "you|")]
    [InlineData(8, OverlongRows.Drop, "you|")]
    [InlineData(6, OverlongRows.Truncate, "yo")]
    [InlineData(6, OverlongRows.Drop, null)]
    [InlineData(5, OverlongRows.Truncate, "y")]
    [InlineData(4, OverlongRows.Truncate, null)] // nothing would be learned
    public void Overlong_IsCutAtItsEndOrDropped(int most, OverlongRows overlong, string? learned)
    {
        Encoded<LearnedText> encoded = Completion(Encoder(most: most, overlong: overlong), Row);

        (encoded.Refusal is null ? Learned(encoded.Value) : null).ShouldBe(learned);
        if (learned is null)
        {
            encoded.Refusal!.ShouldContain($"at most {most}");
        }
    }

    [Fact]
    public void Overlong_WholeTexts_AreCutOrDroppedToo()
    {
        TextRow row = new(Id, new PlainText("hello"));

        Encoder(most: 4).Whole(row).Value.Tokens.ShouldBe([LetterTokenizer.Begin, 'h', 'e', 'l']);
        Encoder(most: 4, overlong: OverlongRows.Drop).Whole(row).Refusal!.ShouldContain("7 tokens");
    }

    [Fact]
    public void Conversations_AreLearnedWholeOrOnlyWhatTheAssistantSays()
    {
        TextRow row = new(Id, Turns("user", "hey", "assistant", "yo", "user", "so", "assistant", "no"));

        Learned(Encoder().Whole(row).Value).ShouldBe("u hey}{a yo}{u so}{a no}");
        Learned(Encoder(new EncodingOptions { AssistantOnly = true }).Whole(row).Value).ShouldBe("yo}no}");
        Encoder(new EncodingOptions { AssistantOnly = true }).Whole(new TextRow(Id, Turns("user", "hey"))).Refusal!.ShouldContain("no token of it is learned");
    }

    [Fact]
    public void Conversations_WithACompletion_LearnTheLastTurnOrEveryTurnOfTheAssistant()
    {
        Conversation prompt = Turns("user", "hey", "assistant", "yo", "user", "so");
        CompletionRow row = new(Id, prompt, Turns("assistant", "no"));

        Learned(Completion(Encoder(), row).Value).ShouldBe("no}");
        Learned(Completion(Encoder(new EncodingOptions { AssistantOnly = true }), row).Value).ShouldBe("yo}no}");
    }

    [Fact]
    public void Conversations_WithoutATemplate_AreAnErrorOfTheRow()
    {
        RowEncoder encoder = new(new LetterTokenizer(), null, new EncodingOptions(), 32, OverlongRows.Truncate);

        Should.Throw<DataSetException>(() => encoder.Whole(new TextRow(Id, Turns("user", "hey")))).Message
            .ShouldSatisfyAllConditions(message => message.ShouldContain("row 3"), message => message.ShouldContain("chat_template"));
    }

    [Fact]
    public void Prompt_OfEveryType_IsWhatComesBeforeTheReply()
    {
        Prompt(new PromptRow(Id, new PlainText("go"))).ShouldBe("go");
        Prompt(new CompletionRow(Id, new PlainText("go"), new PlainText("on"))).ShouldBe("go");
        Prompt(new PreferenceRow(Id, new PlainText("go"), new PlainText("on"), new PlainText("off"), null)).ShouldBe("go");
        Prompt(new UnpairedRow(Id, new PlainText("go"), new PlainText("on"), false)).ShouldBe("go");
        Prompt(new TextRow(Id, new PlainText(" one two three four "))).ShouldBe("one two three");
        Prompt(new TextRow(Id, new PlainText("one two three"))).ShouldBeNull();
        Encoder().Prompt(new TextRow(Id, Turns("user", "hey", "assistant", "yo"))).Value.Tokens.Select(token => (char)token).ShouldBe("{u hey}{a ");
    }

    [Fact]
    public void Prompt_ThatIsTooLong_IsRefused()
    {
        Encoder(new EncodingOptions { MaxPromptTokens = 3 }).Prompt(new PromptRow(Id, new PlainText("hey"))).Refusal!.ShouldContain("4 tokens");
        Encoder(most: 4).Prompt(new PromptRow(Id, new PlainText("hey"))).Refusal!.ShouldContain("at most 3");
    }

    [Theory]
    [InlineData("one two three", 2, "one two")]
    [InlineData("  one\n\ttwo three", 2, "one\n\ttwo")]
    [InlineData("one two ", 2, null)]
    [InlineData("one", 2, null)]
    [InlineData("", 1, null)]
    public void FirstWords_LeaveSomethingToContinue(string text, int words, string? prompt) => PromptText.FirstWords(text, words).ShouldBe(prompt);

    [Fact]
    public void Steps_AreClosedByALineBreakEach()
    {
        RewardProcess process = Encoder().Steps(new StepwiseRow(Id, new PlainText("p"), ["x", "yz"], [true, false])).Value;

        process.Prompt.ShouldBe([LetterTokenizer.Begin, 'p']);
        process.Steps.Tokens.ShouldBe(['x', '\n', 'y', 'z', '\n']);
        process.Steps.Ends.ShouldBe([1, 4]);
        process.Labels.ShouldBe([true, false]);
        Encoder(most: 6).Steps(new StepwiseRow(Id, new PlainText("p"), ["x", "yz"], [true, false])).Refusal!.ShouldContain("7 tokens");
    }

    private static Encoded<LearnedText> Completion(RowEncoder encoder, CompletionRow row) => encoder.Completion(row, row.Prompt, row.Completion);

    private static RowEncoder Encoder(EncodingOptions? options = null, int most = 64, OverlongRows overlong = OverlongRows.Truncate, LetterTokenizer? tokenizer = null) =>
        new(tokenizer ?? new LetterTokenizer(), new BracketConversations(), options ?? new EncodingOptions { PromptWords = 3 }, most, overlong);

    private static string? Prompt(DataSetRow row) => Encoder().Prompt(row) is { Refusal: null } prompt ? prompt.Value.Text : null;

    // What is learned, with the end token as a bar.
    private static string Learned(LearnedText text) =>
        string.Concat(text.Tokens.Skip(1).Zip(text.Learned.Skip(1)).Where(pair => pair.Second).Select(pair => pair.First == LetterTokenizer.End ? '|' : (char)pair.First));

    private static Conversation Turns(params string[] rolesAndWords) => Conversation.Create(JsonSerializer.SerializeToElement(
        rolesAndWords.Chunk(2).Select(turn => new { role = turn[0], content = turn[1] })));
}
