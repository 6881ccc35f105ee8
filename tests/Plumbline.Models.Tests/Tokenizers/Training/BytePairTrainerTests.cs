using Plumbline.Models.Tokenizers;
using Plumbline.Models.Tokenizers.Training;

namespace Plumbline.Models.Tests.Tokenizers.Training;

public sealed class BytePairTrainerTests
{
    private const string EndOfText = "<|endoftext|>";

    private static readonly string[] Rhymes =
    [
        "The cat sat on the mat. The fat cat didn't see the rat.",
        "A rat that sat on a hat, and that was that; 12 rats, 123 hats!",
        "They're here, and there, and everywhere: the other mother's brother.",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_RealText_EqualsNaiveReference(int minimumCount)
    {
        BpeTokenizerDefinition learned = BytePairTrainer.Train(Rhymes, new() { VocabularySize = 320, MinimumCount = minimumCount });
        (List<string> vocabulary, List<(string, string)> merges) = NaiveBytePairTrainer.Train(Rhymes, 320, minimumCount);
        learned.Merges.ShouldBe(merges);
        learned.Vocabulary.ShouldBe(vocabulary);
        merges.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Train_RandomTextsOfFewLetters_EqualsNaiveReference()
    {
        // Few letters make ties, overlapping pairs ("aaaa") and tokens that two pairs spell.
        Random random = new(5);
        for (int round = 0; round < 60; round++)
        {
            string[] texts = [.. Enumerable.Range(0, 6).Select(_ => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "aab  é\n"[random.Next(7)])))];
            int minimumCount = random.Next(1, 4);
            BpeTokenizerDefinition learned = BytePairTrainer.Train(texts, new() { VocabularySize = 290, MinimumCount = minimumCount });
            (List<string> vocabulary, List<(string, string)> merges) = NaiveBytePairTrainer.Train(texts, 290, minimumCount);
            learned.Merges.ShouldBe(merges, $"round {round}");
            learned.Vocabulary.ShouldBe(vocabulary, $"round {round}");
        }
    }

    [Fact]
    public void Train_TwoPairsThatSpellOneToken_TokenExistsOnce()
    {
        BpeTokenizerDefinition learned = BytePairTrainer.Train(["aaa aaa aaaa aaaaa", "aaaaa aaaaaaa"], new() { VocabularySize = 300, MinimumCount = 1 });
        learned.Validate().ShouldBeEmpty();
        learned.Merges.Select(merge => merge.Left + merge.Right).Distinct().Count().ShouldBeLessThanOrEqualTo(learned.Merges.Count);
        learned.Vocabulary.ShouldBeUnique();
    }

    [Fact]
    public void Train_SameTextsTwice_SameBytes()
    {
        BytePairTrainerOptions options = new() { VocabularySize = 300, SpecialTokens = [EndOfText] };
        BytePairTrainer.Train(Rhymes, options).ToJson().ShouldBe(BytePairTrainer.Train(Rhymes, options).ToJson());
    }

    [Fact]
    public void Train_SpecialTokens_ComeLastAndCountTowardsTheSize()
    {
        BpeTokenizerDefinition learned = BytePairTrainer.Train(Rhymes, new() { VocabularySize = 270, SpecialTokens = [EndOfText, "<pad>"] });
        learned.Vocabulary.Count.ShouldBe(268);
        learned.AddedTokens.Select(token => (token.Id, token.Content, token.Special)).ShouldBe([(268, EndOfText, true), (269, "<pad>", true)]);
        learned.ToTokenizer().VocabularySize.ShouldBe(270);
    }

    [Fact]
    public void Train_TextTeachesTheSpellingOfASpecialToken_TokenExistsOnce()
    {
        BpeTokenizerDefinition learned = BytePairTrainer.Train(["## ## ## ##"], new() { VocabularySize = 300, SpecialTokens = ["##"] });
        learned.Validate().ShouldBeEmpty();
        learned.AddedTokens[0].Id.ShouldBe(learned.Vocabulary.Index().Single(token => token.Item == "##").Index);
    }

    [Fact]
    public void Train_NoText_BytesOnly()
    {
        BpeTokenizerDefinition learned = BytePairTrainer.Train([], new());
        learned.Vocabulary.Count.ShouldBe(256);
        learned.Merges.ShouldBeEmpty();
    }

    [Fact]
    public void LearnedTokenizer_AnyText_RoundTrips()
    {
        HuggingFaceTokenizer tokenizer = BytePairTrainer.Train(Rhymes, new() { VocabularySize = 310, SpecialTokens = [EndOfText] }).ToTokenizer();
        Random random = new(11);
        for (int i = 0; i < 300; i++)
        {
            string text = RandomText.Valid(random, 30);
            tokenizer.Decode(tokenizer.Encode(text, specialTokens: SpecialTokens.AsText)).ShouldBe(text);
        }
    }

    [Fact]
    public void LearnedTokenizer_TextItWasLearnedFrom_TakesFewerTokens()
    {
        HuggingFaceTokenizer bytes = BytePairTrainer.Train([], new()).ToTokenizer();
        HuggingFaceTokenizer learned = BytePairTrainer.Train(Rhymes, new() { VocabularySize = 300 }).ToTokenizer();
        int before = Rhymes.Sum(text => bytes.Encode(text).Length);
        int after = Rhymes.Sum(text => learned.Encode(text).Length);
        before.ShouldBe(Rhymes.Sum(text => text.Length));
        after.ShouldBeLessThan(before * 2 / 3);
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryProblem()
    {
        BytePairTrainerOptions options = new() { VocabularySize = 257, MinimumCount = 0, SpecialTokens = ["", "<s>", "<s>"] };
        options.Validate().Count.ShouldBe(4);
        Should.Throw<ArgumentException>(() => BytePairTrainer.Train(["a"], options)).Message.ShouldContain("expected at least 259");
        new BytePairTrainerOptions().Validate().ShouldBeEmpty();
    }
}
