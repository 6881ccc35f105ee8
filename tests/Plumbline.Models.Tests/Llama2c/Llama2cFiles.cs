using System.Text;

namespace Plumbline.Models.Tests.Llama2c;

/// <summary>Small llama2.c files made by hand.</summary>
internal static class Llama2cFiles
{
    /// <summary>A model of width 8 with 2 heads of size 4, 1 key-value head, feed-forward 6, 2 layers, 3 positions; weight i is i.</summary>
    public static byte[] Model(int vocabulary, bool untied)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (int field in new[] { 8, 6, 2, 2, 1, untied ? -vocabulary : vocabulary, 3 })
        {
            writer.Write(field);
        }

        int floats = (vocabulary * 8) + (2 * (8 + 64 + 32 + 32 + 64 + 8 + (3 * 48))) + 8 + (2 * 3 * 2) + (untied ? vocabulary * 8 : 0);
        for (int i = 0; i < floats; i++)
        {
            writer.Write((float)i);
        }

        return stream.ToArray();
    }

    /// <summary>A tokenizer with the 259 fixed tokens and <paramref name="pieces"/>, the first of which has the highest score.</summary>
    public static byte[] Tokenizer(params string[] pieces)
    {
        string[] all = ["<unk>", "\n<s>\n", "\n</s>\n", .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"), .. pieces];
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(all.Max(piece => piece.Length));
        for (int id = 0; id < all.Length; id++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(all[id]);
            writer.Write(id < 259 ? 0f : 259f - id);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        return stream.ToArray();
    }
}
