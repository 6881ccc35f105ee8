using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.Checkpoints;

public class SafetensorsHeaderTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "9 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "hole")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}""", 8, "-1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "2.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,8]}}""", 8, "4294967296")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,4],"data_offsets":[0,8]}}""", 8, "beyond all bounds")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775808]}}""", 8, "9223372036854775808")]
    [InlineData("""{"a":{"dtype":"X7","shape":[2],"data_offsets":[0,8]}}""", 8, "X7")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "shape")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"I32","shape":[2],"data_offsets":[0,8]}}""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "JSON")]
    [InlineData("""{"__metadata__":{"format":7},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "__metadata__")]
    [InlineData("""{"a":7}""", 0, "an object")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "header")]
    [InlineData("""[1,2]""", 0, "'{'")]
    [InlineData(""" {}""", 0, "'{'")]
    [InlineData("""{}x""", 0, "JSON")]
    public void Open_HeaderThatLies_ThrowsOneLineNamingTheFault(string header, int dataBytes, string fault)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("model.safetensors", SafetensorsBytes.Of(header, dataBytes));

        CheckpointException error = Should.Throw<CheckpointException>(() => CheckpointReader.Open(file));

        error.Message.ShouldContain(fault);
        error.Message.ShouldContain(file);
        error.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(100UL)]
    [InlineData(100_000_001UL)]
    [InlineData(0x7FFF_FFFF_FFFF_FFFFUL)]
    [InlineData(0xFFFF_FFFF_FFFF_FFFFUL)]
    public void Open_HeaderLengthBeyondTheFile_ThrowsWithoutAllocatingIt(ulong length)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("model.safetensors", SafetensorsBytes.Of("{}", 0, length));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<CheckpointException>(() => CheckpointReader.Open(file)).Message.ShouldContain("header length");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Open_LimitsOfTheFormat_AreAccepted()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("model.safetensors", SafetensorsBytes.Of(
            """{"z":{"dtype":"F32","shape":[0,5],"data_offsets":[4,4]},"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"i":{"dtype":"I64","shape":[1],"data_offsets":[4,12]},"__metadata__":{"k":"v"}}  """, 12));

        using CheckpointReader reader = CheckpointReader.Open(file);

        reader.Tensors.Keys.ShouldBe(["s", "z", "i"], ignoreOrder: true);
        reader.Metadata["k"].ShouldBe("v");
        reader.Tensors["z"].ElementCount.ShouldBe(0);
        reader.ReadFloats("z").ShouldBeEmpty();
        reader.Tensors["s"].Shape.ShouldBeEmpty();
        reader.ReadFloats("s").ShouldBe([BitConverter.UInt32BitsToSingle(0x03020100)]);
        reader.Tensors["i"].ByteCount.ShouldBe(8);
        Should.Throw<CheckpointException>(() => reader.ReadFloats("i")).Message.ShouldContain("'i': found I64, expected F32, F16 or BF16");
    }

    [Fact]
    public void Open_TensorNameWithControlCharacters_EscapesThemInTheMessage()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("model.safetensors", SafetensorsBytes.Of(
            """{"a\n\u001b[31m\u202e":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4));

        string message = Should.Throw<CheckpointException>(() => CheckpointReader.Open(file)).Message;

        message.ShouldContain(@"a\u000A\u001B[31m\u202E");
        message.Any(char.IsControl).ShouldBeFalse();
    }
}
