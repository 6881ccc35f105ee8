using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Tests.Checkpoints;

public class SafetensorsFuzzTests
{
    private static readonly byte[] Good = Build();

    [Fact]
    public void Open_CutAtEveryByte_ThrowsCheckpointException()
    {
        using TemporaryFolder folder = new();
        for (int length = 0; length < Good.Length; length++)
        {
            string file = folder.Write("model.safetensors", Good.AsSpan(0, length));

            Should.Throw<CheckpointException>(() => CheckpointReader.Open(file), $"cut at {length}").Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void Open_ThousandsOfMutations_ReadOrThrowCheckpointException()
    {
        using TemporaryFolder folder = new();
        Random random = new(17);
        int refused = 0;
        for (int round = 0; round < 6000; round++)
        {
            byte[] bytes = Mutate(random);
            string file = folder.Write("model.safetensors", bytes);
            try
            {
                using CheckpointReader reader = CheckpointReader.Open(file);
                reader.Tensors.Values.Sum(entry => entry.ByteCount).ShouldBeLessThan(bytes.Length);
                foreach (TensorEntry entry in reader.Tensors.Values.Where(entry => entry.Type.IsReadable()))
                {
                    reader.ReadFloats(entry.Name).Length.ShouldBe((int)entry.ElementCount);
                }
            }
            catch (CheckpointException e)
            {
                refused++;
                e.Message.Any(char.IsControl).ShouldBeFalse();
            }
        }

        refused.ShouldBeInRange(3000, 5999);
    }

    private static byte[] Mutate(Random random)
    {
        List<byte> bytes = [.. Good];
        int header = BitConverter.ToInt32(Good) + 8;
        string tokens = "0123456789{}[],:\"- eE.\\u\0\xff";
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(random.Next(4) == 0 ? 8 : header);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)tokens[random.Next(tokens.Length)];
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.Insert(at, (byte)tokens[random.Next(tokens.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Build()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("m.safetensors");
        SafetensorsWriter.Write(file, [new("a.weight", [2, 3], new float[6]), new("b", [1], new float[1]), new("c", [0], ReadOnlyMemory<float>.Empty)]);
        return File.ReadAllBytes(file);
    }
}
