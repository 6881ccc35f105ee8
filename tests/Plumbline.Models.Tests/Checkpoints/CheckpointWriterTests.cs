using System.Text;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.Checkpoints;

public class CheckpointWriterTests
{
    [Fact]
    public void Write_TwoTensors_GivesTheBytesOfTheReferenceImplementation()
    {
        using TemporaryFolder folder = new();

        CheckpointWriter.Write(folder.Path, [new("b", [1], new[] { 2f }), new("a", [2, 1], new[] { 1f, -0f })]);

        // Worked out by hand: 150 bytes of JSON, two spaces up to a multiple of eight, then a before b.
        string header = """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";
        string padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected = [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3F, 0, 0, 0, 0x80, 0, 0, 0, 0x40];
        File.ReadAllBytes(folder.File("model.safetensors")).ShouldBe(expected);
        folder.Names().ShouldBe(["model.safetensors"]);
    }

    [Theory]
    [InlineData(TensorType.Float32, 1)]
    [InlineData(TensorType.Float16, 2)]
    [InlineData(TensorType.BFloat16, 3)]
    public void WriteThenRead_RandomTensorsInAnyOrderAndShards_ReturnsThem(TensorType type, int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 20; round++)
        {
            using TemporaryFolder folder = new();
            Dictionary<string, (int[] Shape, float[] Values)> tensors = [];
            for (int i = 0; i < random.Next(1, 8); i++)
            {
                int[] shape = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(0, 40))];
                tensors[$"t{random.Next(1000)}.\"é\n"] = (shape, [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (float)random.Next(-128, 129) / 8)]);
            }

            CheckpointWriter.Write(
                folder.Path,
                tensors.OrderBy(_ => random.Next()).Select(t => new TensorSource(t.Key, t.Value.Shape, t.Value.Values)),
                new CheckpointWriterOptions { Type = type, MaxShardBytes = random.Next(2) == 0 ? long.MaxValue : random.Next(1, 20_000) });

            using CheckpointReader reader = CheckpointReader.Open(folder.Path);
            reader.Tensors.Keys.ShouldBe(tensors.Keys, ignoreOrder: true);
            foreach ((string name, (int[] shape, float[] values)) in tensors)
            {
                reader.Tensors[name].Shape.ShouldBe(shape);
                reader.Tensors[name].Type.ShouldBe(type);
                reader.ReadFloats(name).ShouldBe(values);
            }
        }
    }

    [Fact]
    public void WriteThenRead_TensorLongerThanEveryBuffer_ReturnsEachElement()
    {
        using TemporaryFolder folder = new();
        const int Count = 100_003;
        foreach (TensorType type in new[] { TensorType.Float32, TensorType.Float16, TensorType.BFloat16 })
        {
            CheckpointWriter.Write(folder.Path, [new("t", [Count], (start, part) =>
            {
                for (int i = 0; i < part.Length; i++)
                {
                    part[i] = (start + i) % 251;
                }
            })], new CheckpointWriterOptions { Type = type });

            using CheckpointReader reader = CheckpointReader.Open(folder.Path);
            reader.ReadFloats("t").ShouldBe(Enumerable.Range(0, Count).Select(i => (float)(i % 251)));
        }
    }

    [Fact]
    public void Write_BelowShardSize_SplitsAndIndexes()
    {
        using TemporaryFolder folder = new();
        TensorSource[] tensors = [new("a", [2], new[] { 1f, 2f }), new("b", [1], new[] { 3f }), new("c", [9], new float[9]), new("d", [1], new[] { 4f })];

        CheckpointWriter.Write(folder.Path, tensors, new CheckpointWriterOptions { MaxShardBytes = 12 });

        folder.Names().ShouldBe(["model-00001-of-00003.safetensors", "model-00002-of-00003.safetensors", "model-00003-of-00003.safetensors", "model.safetensors.index.json"]);
        string index = File.ReadAllText(folder.File("model.safetensors.index.json"));
        index.ShouldContain("\"total_size\": 52");
        index.ShouldContain("\"b\": \"model-00001-of-00003.safetensors\"");
        index.ShouldContain("\"c\": \"model-00002-of-00003.safetensors\"");
    }

    [Fact]
    public void Write_OverAnotherLayout_RemovesItsFilesOnly()
    {
        using TemporaryFolder folder = new();
        folder.Write("tokenizer.json", "{}"u8);
        TensorSource[] tensors = [new("a", [1], new[] { 1f }), new("b", [1], new[] { 2f }), new("c", [1], new[] { 3f })];
        CheckpointWriterOptions tiny = new() { MaxShardBytes = 4 };

        CheckpointWriter.Write(folder.Path, tensors);
        CheckpointWriter.Write(folder.Path, tensors, tiny);
        folder.Names().ShouldNotContain("model.safetensors");
        CheckpointWriter.Write(folder.Path, tensors[..2], tiny);
        folder.Names().Length.ShouldBe(4);
        CheckpointWriter.Write(folder.Path, tensors);

        folder.Names().ShouldBe(["model.safetensors", "tokenizer.json"]);
    }

    [Fact]
    public void Write_SourceThatThrows_LeavesTheOldFileAndNothingElse()
    {
        using TemporaryFolder folder = new();
        CheckpointWriter.Write(folder.Path, [new("a", [1], new[] { 1f })]);
        byte[] before = File.ReadAllBytes(folder.File("model.safetensors"));

        Should.Throw<TimeoutException>(() => CheckpointWriter.Write(folder.Path, [new("a", [1], (_, _) => throw new TimeoutException())]));

        folder.Names().ShouldBe(["model.safetensors"]);
        File.ReadAllBytes(folder.File("model.safetensors")).ShouldBe(before);
    }

    [Fact]
    public void Write_NumberTooLargeForFloat16_NamesTensorAndElement()
    {
        using TemporaryFolder folder = new();

        CheckpointException error = Should.Throw<CheckpointException>(() => CheckpointWriter.Write(
            folder.Path, [new("w", [3], new[] { 1f, 2f, 70_000f })], new CheckpointWriterOptions { Type = TensorType.Float16 }));

        error.Message.ShouldContain("tensor 'w' element 2: found 70000, expected a number that F16 can hold");
        folder.Names().ShouldBeEmpty();
    }

    [Fact]
    public void Write_NamesThatClash_Throws()
    {
        using TemporaryFolder folder = new();
        TensorSource tensor = new("a", [1], new[] { 1f });

        Should.Throw<ArgumentException>(() => CheckpointWriter.Write(folder.Path, [tensor, tensor]));
        Should.Throw<ArgumentException>(() => CheckpointWriter.Write(folder.Path, [new("__metadata__", [1], new[] { 1f })]));
    }

    [Fact]
    public void Validate_BadOptions_ReturnsAllProblems() =>
        new CheckpointWriterOptions { Type = TensorType.Int8, MaxShardBytes = 0 }.Validate().Count.ShouldBe(2);

    [Fact]
    public void TensorSource_ShapeThatDoesNotFit_Throws()
    {
        Should.Throw<ArgumentException>(() => new TensorSource("a", [3], new float[2]));
        Should.Throw<ArgumentException>(() => new TensorSource("a", [-1], new float[1]));
        Should.Throw<ArgumentException>(() => new TensorSource("a", [int.MaxValue, int.MaxValue, int.MaxValue], (_, _) => { }));
    }
}
