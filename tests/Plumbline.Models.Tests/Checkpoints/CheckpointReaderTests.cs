using System.Text;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.Checkpoints;

public class CheckpointReaderTests
{
    [Theory]
    [InlineData("../model.safetensors")]
    [InlineData("sub/model.safetensors")]
    [InlineData("sub\\\\model.safetensors")]
    [InlineData("/etc/model.safetensors")]
    [InlineData("C:model.safetensors")]
    [InlineData(".hidden.safetensors")]
    [InlineData("config.json")]
    [InlineData("")]
    [InlineData("a\\u0000.safetensors")]
    public void Open_IndexNamingAFileElsewhere_Refuses(string shard)
    {
        using TemporaryFolder folder = new();
        folder.Write("model.safetensors.index.json", Encoding.UTF8.GetBytes($$$"""{"weight_map":{"a":"{{{shard}}}"}}"""));

        Should.Throw<CheckpointException>(() => CheckpointReader.Open(folder.Path)).Message.ShouldContain("plain name");
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"s.safetensors","x":"s.safetensors"}}""", "no tensor 'x' in s.safetensors")]
    [InlineData("""{"weight_map":{"a":"t.safetensors"}}""", "t.safetensors")]
    [InlineData("""{"weight_map":{"a":"s.safetensors","a":"s.safetensors"}}""", "JSON")]
    [InlineData("""{"weight_map":{"a":7}}""", "a string")]
    [InlineData("""{"weight_map":[]}""", "an object")]
    [InlineData("""{}""", "weight_map")]
    [InlineData("""{""", "JSON")]
    public void Open_IndexThatLies_Throws(string index, string fault)
    {
        using TemporaryFolder folder = new();
        SafetensorsWriter.Write(folder.File("s.safetensors"), [new("a", [1], new[] { 1f })]);
        folder.Write("model.safetensors.index.json", Encoding.UTF8.GetBytes(index));

        Should.Throw<CheckpointException>(() => CheckpointReader.Open(folder.Path)).Message.ShouldContain(fault);
    }

    [Fact]
    public void Open_FolderWithoutWeights_SaysWhatIsMissing()
    {
        using TemporaryFolder folder = new();

        Should.Throw<CheckpointException>(() => CheckpointReader.Open(folder.Path)).Message.ShouldContain("model.safetensors");
        Should.Throw<CheckpointException>(() => CheckpointReader.Open(folder.File("absent")));
    }

    [Fact]
    public void ReadFloats_UnknownNameOrWrongLength_Throws()
    {
        using TemporaryFolder folder = new();
        CheckpointWriter.Write(folder.Path, [new("a", [2], new[] { 1f, 2f })]);
        using CheckpointReader reader = CheckpointReader.Open(folder.Path);

        Should.Throw<CheckpointException>(() => reader.ReadFloats("b")).Message.ShouldContain("tensor 'b'");
        Should.Throw<ArgumentException>(() => reader.ReadFloats("a", new float[3]));
    }

    [Fact]
    public void ReadFloats_FileCutAfterOpening_Throws()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("model.safetensors", SafetensorsBytes.Of("""{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", 8));
        using CheckpointReader reader = CheckpointReader.Open(file);
        using (FileStream stream = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(stream.Length - 1);
        }

        Should.Throw<CheckpointException>(() => reader.ReadFloats("a")).Message.ShouldContain("the end of the file");
    }

    [Fact]
    public void ReadFloats_FromManyThreads_GivesTheSame()
    {
        using TemporaryFolder folder = new();
        float[] values = [.. Enumerable.Range(0, 50_000).Select(i => i / 4f)];
        CheckpointWriter.Write(folder.Path, [new("a", [50_000], values)], new CheckpointWriterOptions { Type = TensorType.Float32 });
        using CheckpointReader reader = CheckpointReader.Open(folder.Path);

        Parallel.For(0, 16, _ => reader.ReadFloats("a").ShouldBe(values));
    }
}
