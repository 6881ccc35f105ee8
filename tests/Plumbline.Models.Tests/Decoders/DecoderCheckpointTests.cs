using System.Text.Json.Nodes;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tests.Checkpoints;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Saving, loading and cloning of whole models, and checkpoints that lie.</summary>
public sealed class DecoderCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void SaveAndLoad_InSinglePrecision_KeepEveryBit(string name)
    {
        using Decoder model = SmallModels.Create(name);
        model.Save(_folder.Path);

        using Decoder loaded = Decoder.Load(_folder.Path);

        loaded.Config.ShouldBe(model.Config with { EosTokenIds = loaded.Config.EosTokenIds });
        loaded.Config.EosTokenIds.ShouldBe(model.Config.EosTokenIds);
        loaded.Parameters.Count.ShouldBe(model.Parameters.Count);
        for (int i = 0; i < model.Parameters.Count; i++)
        {
            loaded.Parameters[i].Name.ShouldBe(model.Parameters[i].Name);
            loaded.Parameters[i].Values.ShouldHaveBitsOf(model.Parameters[i].Values, model.Parameters[i].Name);
        }
    }

    [Theory]
    [InlineData(TensorType.BFloat16, 1.0 / 256)]
    [InlineData(TensorType.Float16, 1.0 / 2048)]
    public void SaveAndLoad_InHalfPrecision_RoundsToNearest(TensorType type, double relative)
    {
        using Decoder model = SmallModels.Create("gpt2, head 40");
        model.Save(_folder.Path, type);

        using Decoder loaded = Decoder.Load(_folder.Path);

        int changed = 0;
        for (int i = 0; i < model.Parameters.Count; i++)
        {
            for (int j = 0; j < model.Parameters[i].Values.Length; j++)
            {
                float exact = model.Parameters[i].Values[j];
                float stored = loaded.Parameters[i].Values[j];
                changed += exact == stored ? 0 : 1;

                // Half the spacing of the format at this number; below 2^-14 F16 has a fixed spacing of 2^-24.
                Math.Abs(stored - exact).ShouldBeLessThanOrEqualTo((float)Math.Max(Math.Abs(exact) * relative, 1.0 / (1 << 25)));
            }
        }

        changed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Gpt2_OnDisk_HasOneFusedTransposedMatrix()
    {
        using Decoder model = SmallModels.Create("tiny gpt2");
        model.Save(_folder.Path);

        using CheckpointReader reader = CheckpointReader.Open(_folder.Path);

        float[] stored = reader.ReadFloats("transformer.h.0.attn.c_attn.weight");
        reader.Tensors["transformer.h.0.attn.c_attn.weight"].Shape.ShouldBe([8, 24]);
        DecoderLayer layer = model.Layers[0];
        for (int input = 0; input < 8; input++)
        {
            for (int output = 0; output < 24; output++)
            {
                Parameter part = new[] { layer.Query, layer.Key, layer.Value }[output / 8].Weight;
                stored[(input * 24) + output].ShouldBe(part.Row(output % 8)[input]);
            }
        }
    }

    [Fact]
    public void Gpt2_WithoutPrefixAndWithCausalMask_IsRead()
    {
        using Decoder model = SmallModels.Create("gpt2, head 40");
        model.Save(_folder.Path);
        Rewrite(tensors => tensors
            .Select(tensor => (tensor.Name.Replace("transformer.", "", StringComparison.Ordinal), tensor.Shape, tensor.Values))
            .Append(("h.0.attn.bias", [1, 1, 2, 2], [1, 0, 1, 1])));

        using Decoder loaded = Decoder.Load(_folder.Path);

        TrainingRun.Digest(loaded).ShouldBe(TrainingRun.Digest(model));
    }

    [Fact]
    public void Clone_AfterTrainingTheOriginal_IsUnchanged()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Decoder model = SmallModels.Create("qwen3, head norm, head 32");
        using Decoder clone = model.Clone();
        string digest = TrainingRun.Digest(model);
        TrainingRun.Digest(clone).ShouldBe(digest);

        TrainingRun.Steps(model, model.Parameters, processor, steps: 1);

        TrainingRun.Digest(model).ShouldNotBe(digest);
        TrainingRun.Digest(clone).ShouldBe(digest);
    }

    [Theory]
    [InlineData("hidden_size", 1_000_000, "shape")]
    [InlineData("intermediate_size", 16_000_000, "shape")]
    [InlineData("vocab_size", 16_000_000, "shape")]
    [InlineData("head_dim", 65_536, "shape")]
    [InlineData("num_hidden_layers", 4096, "nothing")]
    [InlineData("num_hidden_layers", 1, "weights that config.json does not speak of")]
    [InlineData("attention_bias", 1, "nothing")]
    public void Load_WhereConfigAndWeightsDisagree_SaysWhichTensor(string field, int value, string found)
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        model.Save(_folder.Path);
        EditConfig(field, field == "attention_bias" ? JsonValue.Create(true) : JsonValue.Create(value));
        long before = GC.GetAllocatedBytesForCurrentThread();

        CheckpointException e = Should.Throw<CheckpointException>(() => Decoder.Load(_folder.Path));

        // Had any weight been allocated, it would have been terabytes for most of these.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16_000_000);
        e.Message.ShouldContain("found " + found);
        e.Message.ShouldContain("config.json");
        e.Message.ShouldNotContain("\n");
        e.Place.ShouldStartWith("tensor ");
    }

    [Fact]
    public void Load_WithWeightsLeftOver_IsRefused()
    {
        using Decoder model = SmallModels.Create("qwen2, biases, tied, head 20");
        model.Save(_folder.Path);
        EditConfig("model_type", "llama"); // whose attention has no biases

        CheckpointException e = Should.Throw<CheckpointException>(() => Decoder.Load(_folder.Path));

        e.Place.ShouldBe("tensor model.layers.0.self_attn.k_proj.bias");
    }

    [Fact]
    public void Load_WithExactGelu_SaysThatItIsNotSupported()
    {
        using Decoder model = SmallModels.Create("tiny gpt2");
        model.Save(_folder.Path);
        EditConfig("activation_function", "gelu");

        Should.Throw<CheckpointException>(() => Decoder.Load(_folder.Path)).Message.ShouldContain("gelu_new");
    }

    [Fact]
    public void Load_WithAPromiseOfManyPositions_TakesNoMemoryForThem()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        model.Save(_folder.Path);
        EditConfig("max_position_embeddings", 1 << 28); // 17 GB of rotary angles

        using Decoder loaded = Decoder.Load(_folder.Path);

        using Tape tape = new(processor, recording: false);
        int[][] sequences = SmallModels.Sequences(SmallModels.Vocabulary, 40);
        NextTokenLoss.Value(loaded, tape, sequences).ShouldBe(NextTokenLoss.Value(model, tape, sequences));
    }

    [Fact]
    public void Hidden_PastTheFirstRotaryTable_HasTheBitsOfAWarmModel()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        DecoderConfig config = SmallModels.Config("tiny llama") with { MaxPositions = 1500 };
        using Decoder cold = SmallModels.Create(config);
        using Decoder warm = SmallModels.Create(config);
        using Tape tape = new(processor);
        int[][] sequences = SmallModels.Sequences(config.VocabularySize, 8, 1200);

        NextTokenLoss.LogProbs(cold, tape, [sequences[0]]); // recorded with the short table, and still waiting for its backward pass
        double coldLoss = NextTokenLoss.Backward(cold, tape, [sequences[1]]);
        tape.Reset();
        double warmLoss = NextTokenLoss.Backward(warm, tape, [sequences[1]]);

        coldLoss.ShouldBe(warmLoss);
        cold.Embedding.Gradient.ShouldHaveBitsOf(warm.Embedding.Gradient);
        TokenBatch batch = new();
        batch.Set([new int[1501]]);
        Should.Throw<ArgumentException>(() => cold.Hidden(tape, batch)).Message.ShouldContain("position 1500 is outside the 1500 positions");
    }

    private void EditConfig(string field, JsonNode? value)
    {
        string file = _folder.File("config.json");
        JsonObject json = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        json[field] = value;
        File.WriteAllText(file, json.ToJsonString());
    }

    private void Rewrite(Func<IEnumerable<(string Name, int[] Shape, float[] Values)>, IEnumerable<(string Name, int[] Shape, float[] Values)>> change)
    {
        List<(string, int[], float[])> tensors;
        using (CheckpointReader reader = CheckpointReader.Open(_folder.Path))
        {
            tensors = [.. change([.. reader.Tensors.Values.Select(entry => (entry.Name, entry.Shape.ToArray(), reader.ReadFloats(entry.Name)))])];
        }

        CheckpointWriter.Write(_folder.Path, tensors.Select(tensor => new TensorSource(tensor.Item1, tensor.Item2, tensor.Item3)));
    }
}
