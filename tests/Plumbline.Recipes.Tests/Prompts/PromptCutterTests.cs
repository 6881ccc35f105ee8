using System.Text;
using Plumbline.Models.Tokenizers;
using Plumbline.Recipes.Prompts;
using Plumbline.Runs;
using Plumbline.Training.Prompts;

namespace Plumbline.Recipes.Tests.Prompts;

public sealed class PromptCutterTests : IDisposable
{
    private static readonly ITokenizer Tokenizer = TinyTokenizer.Create();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("one two three four", 2, "one two")]
    [InlineData("  one\n two  three", 2, "one\n two")]
    [InlineData("one two", 2, null)]
    [InlineData("one two  ", 2, null)]
    [InlineData("", 1, null)]
    public void FirstWords_Text_EndsWithTheLastWord(string text, int words, string? expected) => PromptCutter.FirstWords(text, words).ShouldBe(expected);

    [Fact]
    public void Read_TextWithMarks_IsPartedByMarksOnly()
    {
        string path = Write("stories.txt", "a b c d\n\ne f<|endoftext|>g h i<|endoftext|>j k l<|endoftext|>\nm n o\n<|endoftext|>");

        PromptSet set = Read(path, new PromptOptions { Words = 2, HeldOut = 2 });

        Texts(set).ShouldBe(["a b", "g h", "j k", "m n"]);
        All(set).Select(prompt => prompt.Id).Order().ShouldBe(["text-1", "text-2", "text-3", "text-4"]);
    }

    [Fact]
    public void Read_TextWithoutMarks_IsPartedByEmptyLines() =>
        Texts(Read(Write("stories.txt", "a b c\r\n\r\nd e f\r\ng\r\n\r\n\r\nh i j\n\nk l m"), new PromptOptions { Words = 2, HeldOut = 2 }))
            .ShouldBe(["a b", "d e", "h i", "k l"]);

    [Fact]
    public void Read_JsonLines_TakesPromptsWhole()
    {
        string path = Write("prompts.jsonl", "{\"prompt\":\"a b c\"}\n\n{\"prompt\":\"d\",\"more\":1}\n{\"prompt\":\"e f\"}\n{\"prompt\":\"g\"}\n");

        PromptSet set = Read(path, new PromptOptions { Words = 1, HeldOut = 2 });

        Texts(set).ShouldBe(["a b c", "d", "e f", "g"]);
        All(set).Select(prompt => prompt.Id).Order().ShouldBe(["line-1", "line-3", "line-4", "line-5"]);
    }

    [Fact]
    public void Read_UnusableTexts_AreLeftOutAndCounted()
    {
        string text = string.Join("\n\n", "a b c", "a b d", "short", "looooooooooooong bbbbbbbbbbbbbbbbbbbbbb c", "d e f", "g h i", "j k l");

        PromptSet set = Read(Write("stories.txt", text), new PromptOptions { Words = 2, HeldOut = 2, MaxTokens = 10 });

        set.LeftOut.ShouldBe(new LeftOutTexts(TooShort: 1, TooLong: 1, Repeated: 1));
        Texts(set).Length.ShouldBe(4);
    }

    [Fact]
    public void Read_SameSeed_HoldsOutTheSamePromptsAndNeverTrainsOnThem()
    {
        string path = Write("stories.txt", string.Join("\n\n", Enumerable.Range(0, 50).Select(i => $"{i} b c")));
        PromptOptions options = new() { Words = 2, HeldOut = 10, MaxTraining = 30 };

        PromptSet first = Read(path, options);
        PromptSet second = Read(path, options);

        first.HeldOut.Count.ShouldBe(10);
        first.Training.Count.ShouldBe(30);
        first.HeldOut.Select(prompt => prompt.Id).Intersect(first.Training.Select(prompt => prompt.Id)).ShouldBeEmpty();
        second.HeldOut.Select(prompt => prompt.Id).ShouldBe(first.HeldOut.Select(prompt => prompt.Id));
    }

    [Fact]
    public void Read_SmallFile_HoldsOutAtMostHalf()
    {
        PromptSet set = Read(Write("stories.txt", "a b\n\nc d\n\ne f\n\ng h"), new PromptOptions { Words = 1 });

        set.HeldOut.Count.ShouldBe(2);
        set.Training.Count.ShouldBe(2);
    }

    [Fact]
    public void Read_SpecialTokenSpelledOut_IsJustLetters()
    {
        PromptSet set = Read(Write("stories.txt", "</s> b c\n\nd e f\n\ng h i\n\nj k l"), new PromptOptions { Words = 2, HeldOut = 2 });

        All(set).ShouldAllBe(prompt => !prompt.Tokens.Contains(TinyTokenizer.EndId));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"prompt\":1}")]
    [InlineData("{\"text\":\"a\"}")]
    [InlineData("{\"prompt\":\"a")]
    [InlineData("{\"prompt\":\"\\ud800\"}")]
    public void Read_BadLine_NamesFileAndLine(string line)
    {
        string path = Write("prompts.jsonl", "{\"prompt\":\"a\"}\n" + line);

        string message = Should.Throw<RunException>(() => Read(path, new PromptOptions())).Message;

        message.ShouldStartWith(path);
        message.ShouldContain("line 2");
    }

    [Fact]
    public void Read_MissingFile_SaysSo() =>
        Should.Throw<RunException>(() => Read(_folder.File("none.txt"), new PromptOptions())).Message.ShouldContain("no such file");

    [Fact]
    public void Read_Folder_SaysSo() => Should.Throw<RunException>(() => Read(_folder.Path, new PromptOptions()));

    [Fact]
    public void Read_NotUtf8_SaysSo()
    {
        string path = _folder.File("bytes.txt");
        File.WriteAllBytes(path, [0x61, 0xFF, 0xFE, 0x62]);

        Should.Throw<RunException>(() => Read(path, new PromptOptions())).Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void Read_TooFewPrompts_CountsWhatWasLeftOut() =>
        Should.Throw<RunException>(() => Read(Write("stories.txt", "a b c\n\nd e f\n\nshort"), new PromptOptions { Words = 2 }))
            .Message.ShouldContain("2 prompts where at least 4 were expected (1 texts were too short");

    public void Dispose() => _folder.Dispose();

    private static PromptSet Read(string path, PromptOptions options) => PromptCutter.Read(path, options, Tokenizer, 1000, 1);

    private static IEnumerable<Prompt> All(PromptSet set) => set.Training.Concat(set.HeldOut);

    private static string[] Texts(PromptSet set) => [.. All(set).Select(prompt => prompt.Text).Order(StringComparer.Ordinal)];

    private string Write(string name, string text)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
