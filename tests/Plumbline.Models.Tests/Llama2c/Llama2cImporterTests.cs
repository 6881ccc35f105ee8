using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Llama2c;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Models.Tokenizers;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.Llama2c;

public class Llama2cImporterTests
{
    private static readonly string[] Pieces = ["ab", " ", "a", "b"];
    private const int Vocabulary = 263;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convert_NumberedWeights_PutsEachWhereItBelongs(bool untied)
    {
        using TemporaryFolder folder = new();
        Import(folder, Llama2cFiles.Model(Vocabulary, untied), Llama2cFiles.Tokenizer(Pieces));

        using CheckpointReader reader = CheckpointReader.Open(folder.File("out"));
        int embedding = Vocabulary * 8, norms = 2 * 8, queries = embedding + norms, keys = queries + (2 * 64);
        First("model.embed_tokens.weight").ShouldBe(0);
        First("model.layers.1.input_layernorm.weight").ShouldBe(embedding + 8);
        First("model.layers.1.self_attn.v_proj.weight").ShouldBe(keys + (3 * 32));
        First("model.layers.0.self_attn.o_proj.weight").ShouldBe(keys + (4 * 32));
        First("model.layers.0.post_attention_layernorm.weight").ShouldBe(keys + (4 * 32) + (2 * 64));
        int gate = keys + (4 * 32) + (2 * 64) + norms;
        First("model.layers.1.mlp.gate_proj.weight").ShouldBe(gate + 48);
        First("model.layers.1.mlp.down_proj.weight").ShouldBe(gate + (3 * 48));
        First("model.layers.1.mlp.up_proj.weight").ShouldBe(gate + (5 * 48));
        First("model.norm.weight").ShouldBe(gate + (6 * 48));
        reader.Tensors["model.layers.0.mlp.down_proj.weight"].Shape.ShouldBe([8, 6]);
        reader.Tensors.ContainsKey("lm_head.weight").ShouldBe(untied);
        if (untied)
        {
            First("lm_head.weight").ShouldBe(gate + (6 * 48) + 8 + (2 * 3 * 2)); // behind the two rotary tables
        }

        // Heads of size 4: rows 0, 2, 1, 3 of each head, so that halves stand where neighbours stood.
        float[] query = reader.ReadFloats("model.layers.1.self_attn.q_proj.weight");
        Enumerable.Range(0, 8).Select(row => (query[row * 8] - queries - 64) / 8).ShouldBe([0, 2, 1, 3, 4, 6, 5, 7]);
        float[] key = reader.ReadFloats("model.layers.0.self_attn.k_proj.weight");
        Enumerable.Range(0, 4).Select(row => (key[(row * 8) + 5] - keys - 5) / 8).ShouldBe([0, 2, 1, 3]);

        DecoderConfig config = HuggingFaceConfig.Read(folder.File("out"));
        config.TiedEmbeddings.ShouldBe(!untied);
        config.ParameterCount.ShouldBe(reader.Tensors.Values.Sum(entry => entry.ElementCount));

        int First(string name) => (int)reader.ReadFloats(name)[0];
    }

    [Fact]
    public void RotarySourceRow_RotatingHalves_IsRotatingNeighbours()
    {
        const int HeadSize = 6;
        double[] neighbours = [.. Enumerable.Range(0, 2 * HeadSize).Select(i => Math.Sin((i * 7) + 1))];
        double[] halves = [.. Enumerable.Range(0, neighbours.Length).Select(row => neighbours[Llama2cWeights.RotarySourceRow(row, HeadSize)])];
        for (int head = 0; head < 2; head++)
        {
            for (int pair = 0; pair < HeadSize / 2; pair++)
            {
                // The pair that Hugging Face rotates by frequency `pair` is the one that llama2.c does.
                halves[(head * HeadSize) + pair].ShouldBe(neighbours[(head * HeadSize) + (2 * pair)]);
                halves[(head * HeadSize) + pair + (HeadSize / 2)].ShouldBe(neighbours[(head * HeadSize) + (2 * pair) + 1]);
            }
        }
    }

    [DataFact("stories260K/stories260K.bin")]
    public void Convert_Stories260K_WritesACompleteCheckpoint()
    {
        using TemporaryFolder folder = new();
        Llama2cImporter.Convert(SharedData.Require("stories260K/stories260K.bin"), SharedData.Require("stories260K/tok512.bin"), folder.Path);

        folder.Names().ShouldBe(["config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"]);
        DecoderConfig config = HuggingFaceConfig.Read(folder.Path);
        (config.HiddenSize, config.FeedForwardSize, config.LayerCount, config.HeadCount, config.KeyValueHeadCount, config.VocabularySize, config.MaxPositions)
            .ShouldBe((64, 172, 5, 8, 4, 512, 512));
        (config.HeadSize, config.NormEpsilon, config.RopeTheta, config.TiedEmbeddings, config.BosTokenId).ShouldBe((8, 1e-5, 10_000.0, true, 1));
        config.EosTokenIds.ShouldBe([2, 1]);
        using CheckpointReader reader = CheckpointReader.Open(folder.Path);
        reader.Tensors.Values.Sum(entry => entry.ElementCount).ShouldBe(config.ParameterCount);
        config.ParameterCount.ShouldBe(264_128 - (2 * 512 * 4)); // the file also stores two rotary tables
        HuggingFaceTokenizer.Load(folder.Path).Encode("Once upon a time")[0].ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0, "hidden size 0")]
    [InlineData(0, 9, "hidden size 9")]
    [InlineData(0, 16, "bytes, as its numbers describe")]
    [InlineData(0, 0x616B3432, "version 0")]
    [InlineData(1, -6, "FeedForwardSize")]
    [InlineData(2, int.MaxValue, "LayerCount")]
    [InlineData(3, 0, "0 heads")]
    [InlineData(4, 3, "multiple")]
    [InlineData(5, 0, "VocabularySize")]
    [InlineData(5, int.MinValue, "VocabularySize")]
    [InlineData(6, 1 << 20, "bytes, as its numbers describe")]
    public void Convert_HeaderThatLies_ThrowsAndWritesNothing(int field, int value, string fault)
    {
        using TemporaryFolder folder = new();
        byte[] bytes = Llama2cFiles.Model(Vocabulary, untied: false);
        BitConverter.TryWriteBytes(bytes.AsSpan(4 * field), value).ShouldBeTrue();

        Should.Throw<CheckpointException>(() => Import(folder, bytes, Llama2cFiles.Tokenizer(Pieces))).Message.ShouldContain(fault);

        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public void Convert_CutOrMutatedHeaders_ThrowCheckpointException()
    {
        using TemporaryFolder folder = new();
        byte[] good = Llama2cFiles.Model(Vocabulary, untied: false), tokenizer = Llama2cFiles.Tokenizer(Pieces);
        Random random = new(43);
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = [.. good];
            int at = random.Next(28);
            byte value = (byte)random.Next(256);
            if (bytes[at] == value)
            {
                continue;
            }

            bytes[at] = value;
            Should.Throw<CheckpointException>(() => Import(folder, bytes, tokenizer));
        }

        foreach (int length in Enumerable.Range(0, 40).Append(good.Length - 1))
        {
            Should.Throw<CheckpointException>(() => Import(folder, good[..length], tokenizer));
        }
    }

    [Fact]
    public void Convert_MissingFile_SaysWhich()
    {
        using TemporaryFolder folder = new();
        folder.Write("m.bin", Llama2cFiles.Model(Vocabulary, untied: false));

        Should.Throw<CheckpointException>(() => Llama2cImporter.Convert(folder.File("x.bin"), folder.File("t.bin"), folder.File("out"))).File.ShouldEndWith("x.bin");
        Should.Throw<CheckpointException>(() => Llama2cImporter.Convert(folder.File("m.bin"), folder.File("t.bin"), folder.File("out"))).File.ShouldEndWith("t.bin");
    }

    private static void Import(TemporaryFolder folder, byte[] model, byte[] tokenizer) =>
        Llama2cImporter.Convert(folder.Write("m.bin", model), folder.Write("t.bin", tokenizer), folder.File("out"));
}
