using System.Text;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Llama2c;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Models.Tests.Tokenizers;
using Plumbline.Models.Tokenizers;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.Llama2c;

public class Llama2cTokenizerTests
{
    private const string Stories = "stories260K/tok512.bin";

    [DataFact(Stories)]
    public void Encode_TinyStories_AgreesWithLlama2c()
    {
        (HuggingFaceTokenizer tokenizer, NaiveLlama2cTokenizer naive) = Load();
        Random random = new(19);
        foreach (string name in new[] { "tinystories/tinystories_2mb.txt", "tinystories/tinystories_lowercase_4mb.txt" })
        {
            string corpus = File.ReadAllText(SharedData.Require(name));
            for (int round = 0; round < 400; round++)
            {
                string text = corpus.Substring(random.Next(corpus.Length - 400), random.Next(400)).Replace("\uFFFD", "", StringComparison.Ordinal);
                int[] ids = tokenizer.Encode(text);
                ids.ShouldBe([.. naive.Encode(text)], text);
                tokenizer.Decode(ids).ShouldBe(text);
                naive.Decode(ids).ShouldBe(text);
            }
        }
    }

    [DataFact(Stories)]
    public void Encode_HostileTexts_AgreesWithLlama2c()
    {
        (HuggingFaceTokenizer tokenizer, NaiveLlama2cTokenizer naive) = Load();
        Random random = new(23);
        for (int round = 0; round < 4000; round++)
        {
            // ▁ reads as a space here and in SentencePiece; a special token that is spelled out is text to llama2.c.
            string text = (round % 2 == 0 ? RandomText.Valid(random, 20) : string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "ab the\n "[random.Next(8)])))
                .Replace("\u2581", "", StringComparison.Ordinal);
            int[] ids = tokenizer.Encode(text, specialTokens: SpecialTokens.AsText);

            ids.ShouldBe([.. naive.Encode(text)], text);
            tokenizer.Decode(ids).ShouldBe(text);
        }
    }

    [DataFact("stories260K/MODEL_NOTES.md")]
    public void Decode_KnownContinuation_IsReproducedByTokensAndByStream()
    {
        (HuggingFaceTokenizer tokenizer, NaiveLlama2cTokenizer naive) = Load();
        string notes = File.ReadAllText(SharedData.Require("stories260K/MODEL_NOTES.md"));
        int start = notes.IndexOf("Once upon a time", StringComparison.Ordinal);
        string story = notes[start..notes.IndexOf("\n```", start, StringComparison.Ordinal)];
        story.Length.ShouldBe(565);

        int[] ids = tokenizer.Encode(story);
        TokenDecoder decoder = new(tokenizer);

        ids[0].ShouldBe(tokenizer.BosTokenId!.Value);
        ids.ShouldBe([.. naive.Encode(story)]);
        ids.ShouldContain('\n' + 3);
        tokenizer.Decode(ids).ShouldBe(story);
        (string.Concat(ids.Select(decoder.Append)) + decoder.Flush()).ShouldBe(story);
    }

    [Fact]
    public void Encode_ByHand_MergesByScoreAndFallsBackToBytes()
    {
        using TemporaryFolder folder = new();
        string[] pieces = ["ab", " ab", "bc", " ", "a", "b", "c"];
        string file = folder.Write("t.bin", Llama2cFiles.Tokenizer(pieces));
        HuggingFaceTokenizer tokenizer = Llama2cImporter.ConvertTokenizer(file, 259 + pieces.Length);

        tokenizer.Encode("abc bcé").Select(tokenizer.TokenText).ShouldBe(["<s>", "▁ab", "c", "▁", "bc", "<0xC3>", "<0xA9>"]);
        tokenizer.BosTokenId.ShouldBe(1);
        tokenizer.EosTokenId.ShouldBe(2);
        tokenizer.VocabularySize.ShouldBe(266);
    }

    [Fact]
    public void ConvertTokenizer_WrongVocabularySizeOrPieces_SaysWhere()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("t.bin", Llama2cFiles.Tokenizer("ab", "a", "b"));
        Fault(262 + 1).ShouldContain("token 262");
        Fault(261).ShouldContain("after token 260");
        Fault(3).ShouldContain("at least 259 tokens");
        Fault(int.MaxValue).ShouldContain("bytes");

        file = folder.Write("t.bin", Llama2cFiles.Tokenizer("ab", "a", "a"));
        Fault(262).ShouldContain("second time");

        byte[] bytes = Llama2cFiles.Tokenizer("ab", "cd", "a", "b", "c", "d");
        int second = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("cd")) - 8;
        BitConverter.TryWriteBytes(bytes.AsSpan(second), 0f).ShouldBeTrue();
        file = folder.Write("t.bin", bytes);
        Fault(265).ShouldContain("same score");
        BitConverter.TryWriteBytes(bytes.AsSpan(second), float.NaN).ShouldBeTrue();
        file = folder.Write("t.bin", bytes);
        Fault(265).ShouldContain("NaN");

        string Fault(int count) => Should.Throw<CheckpointException>(() => Llama2cImporter.ConvertTokenizer(file, count)).Message;
    }

    [Fact]
    public void ConvertTokenizer_ThousandsOfMutationsAndCuts_WorkOrThrowCheckpointException()
    {
        using TemporaryFolder folder = new();
        byte[] good = Llama2cFiles.Tokenizer("ab", " ab", " ", "a", "b");
        Random random = new(37);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = random.Next(4) == 0 ? good[..random.Next(good.Length)] : [.. good];
            for (int change = random.Next(1, 4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            string file = folder.Write("t.bin", bytes);
            try
            {
                HuggingFaceTokenizer tokenizer = Llama2cImporter.ConvertTokenizer(file, 264);
                tokenizer.Decode(tokenizer.Encode("ab é")).ShouldNotBeNull();
            }
            catch (CheckpointException)
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(1500, 2999);
    }

    private static (HuggingFaceTokenizer Tokenizer, NaiveLlama2cTokenizer Naive) Load() =>
        (Llama2cImporter.ConvertTokenizer(SharedData.Require(Stories), 512), new NaiveLlama2cTokenizer(SharedData.Require(Stories), 512));
}
