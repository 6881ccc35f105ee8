using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class BpeTokenizerDefinitionTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(@"\p{N}{1,3}| ?[^\s\p{N}]++|\s+")]
    public void ToTokenizer_ByteLevel_EncodesWithTemplateAndRoundTrips(string? pattern)
    {
        HuggingFaceTokenizer tokenizer = ByteLevel(pattern).ToTokenizer(new TokenizerSettings { BosToken = "<|begin|>", EosToken = "<|end|>" });

        tokenizer.Encode("ab ab").Select(tokenizer.TokenText).ShouldBe(["<|begin|>", "ab", "Ġab", "<|end|>"]);
        tokenizer.Encode("ab ab", addSpecialTokens: false).Length.ShouldBe(2);
        tokenizer.BosTokenId.ShouldBe(258);
        tokenizer.EosTokenId.ShouldBe(259);
        Random random = new(12);
        for (int round = 0; round < 500; round++)
        {
            string text = RandomText.Valid(random, 20);
            tokenizer.Decode(tokenizer.Encode(text)).ShouldBe(text);
        }
    }

    [Fact]
    public void ToTokenizer_SentencePiece_PutsASpaceBeforeAndFallsBackToBytes()
    {
        HuggingFaceTokenizer tokenizer = SentencePiece().ToTokenizer();

        tokenizer.Encode("ab a€").Select(tokenizer.TokenText).ShouldBe(["<s>", "▁ab", "▁", "a", "<0xE2>", "<0x82>", "<0xAC>"]);
        tokenizer.Decode(tokenizer.Encode("  ab a€ ")).ShouldBe("  ab a€ ");
        tokenizer.Encode("").ShouldBe([1]);
    }

    [Fact]
    public void ToJson_SameDefinition_GivesTheSameBytes() => SentencePiece().ToJson().ShouldBe(SentencePiece().ToJson());

    [Fact]
    public void Validate_ManyFaults_ReturnsAllOfThem()
    {
        BpeTokenizerDefinition bad = new()
        {
            Style = BpeStyle.ByteLevel,
            Vocabulary = ["a", "a", ""],
            Merges = [("a", "q"), ("a", "b c")],
            AddedTokens = [new AddedToken { Id = 9, Content = "<s>" }, new AddedToken { Id = 4, Content = "<s>" }],
            Prefix = ["<absent>"],
            UnknownToken = "a",
        };

        string problems = string.Join("\n", bad.Validate());

        foreach (string part in new[] { "token 1 'a'", "token 2", "255 of the 256 bytes", "'a' + 'q'", "a space", "id 9; expected 3", "'<s>' is empty or occurs twice", "<absent>", "UnknownToken" })
        {
            problems.ShouldContain(part);
        }

        Should.Throw<ArgumentException>(() => bad.ToJson());
    }

    private static BpeTokenizerDefinition ByteLevel(string? pattern) => new()
    {
        Style = BpeStyle.ByteLevel,
        Vocabulary = [.. Enumerable.Range(0, 256).Select(value => ByteLevelAlphabet.CharacterOf((byte)value).ToString()), "ab", "Ġab"],
        Merges = [("a", "b"), ("Ġ", "ab")],
        AddedTokens = [new AddedToken { Id = 258, Content = "<|begin|>" }, new AddedToken { Id = 259, Content = "<|end|>" }],
        Prefix = ["<|begin|>"],
        Suffix = ["<|end|>"],
        WordPattern = pattern,
    };

    private static BpeTokenizerDefinition SentencePiece() => new()
    {
        Style = BpeStyle.SentencePiece,
        Vocabulary = ["<unk>", "<s>", "</s>", .. Enumerable.Range(0, 256).Select(value => BytePairEncoding.ByteToken((byte)value)), "▁", "a", "b", "ab", "▁ab"],
        Merges = [("a", "b"), ("▁", "ab")],
        AddedTokens = [new AddedToken { Id = 0, Content = "<unk>" }, new AddedToken { Id = 1, Content = "<s>" }, new AddedToken { Id = 2, Content = "</s>" }],
        Prefix = ["<s>"],
        UnknownToken = "<unk>",
    };
}
