using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Llama2c;

/// <summary>The weights of a llama2.c file as tensors with the names and the row order of Hugging Face's Llama.</summary>
internal sealed class Llama2cWeights(SafeFileHandle handle, string file, Llama2cHeader header)
{
    private readonly Llama2cLayout _layout = new(header);

    /// <summary>All tensors; they read from the file when they are written, row by row.</summary>
    public IEnumerable<TensorSource> Tensors()
    {
        int hidden = header.HiddenSize, wide = header.FeedForwardSize, keys = header.KeyValueSize;
        yield return Matrix("model.embed_tokens.weight", _layout.Embedding, header.VocabularySize, hidden);
        for (int layer = 0; layer < header.LayerCount; layer++)
        {
            string prefix = $"model.layers.{layer}.";
            yield return Vector(prefix + "input_layernorm.weight", _layout.AttentionNorm + ((Int128)layer * hidden), hidden);
            yield return Rotary(prefix + "self_attn.q_proj.weight", At(_layout.Query, layer, hidden, hidden), hidden);
            yield return Rotary(prefix + "self_attn.k_proj.weight", At(_layout.Key, layer, keys, hidden), keys);
            yield return Matrix(prefix + "self_attn.v_proj.weight", At(_layout.Value, layer, keys, hidden), keys, hidden);
            yield return Matrix(prefix + "self_attn.o_proj.weight", At(_layout.AttentionOutput, layer, hidden, hidden), hidden, hidden);
            yield return Vector(prefix + "post_attention_layernorm.weight", _layout.FeedForwardNorm + ((Int128)layer * hidden), hidden);
            yield return Matrix(prefix + "mlp.gate_proj.weight", At(_layout.Gate, layer, wide, hidden), wide, hidden);
            yield return Matrix(prefix + "mlp.down_proj.weight", At(_layout.Down, layer, hidden, wide), hidden, wide);
            yield return Matrix(prefix + "mlp.up_proj.weight", At(_layout.Up, layer, wide, hidden), wide, hidden);
        }

        yield return Vector("model.norm.weight", _layout.FinalNorm, hidden);
        if (header.Untied)
        {
            yield return Matrix("lm_head.weight", _layout.Classifier, header.VocabularySize, hidden);
        }
    }

    /// <summary>
    /// The row of the llama2.c matrix that becomes row <paramref name="row"/>. llama2.c rotates neighbours (2i, 2i+1) of a head, Hugging
    /// Face pairs the halves (i, i + size/2), so within each head the even rows move to the first half and the odd ones to the second.
    /// </summary>
    public static int RotarySourceRow(int row, int headSize)
    {
        (int head, int within) = Math.DivRem(row, headSize);
        (int odd, int pair) = Math.DivRem(within, headSize / 2);
        return (head * headSize) + (2 * pair) + odd;
    }

    private static Int128 At(Int128 kind, int layer, int rows, int columns) => kind + ((Int128)layer * rows * columns);

    private TensorSource Vector(string name, Int128 start, int length) =>
        new(name, [length], (offset, destination) => Read(start + offset, destination));

    private TensorSource Matrix(string name, Int128 start, int rows, int columns) =>
        new(name, [rows, columns], (offset, destination) => Read(start + offset, destination));

    private TensorSource Rotary(string name, Int128 start, int rows) => new(name, [rows, header.HiddenSize], (offset, destination) =>
    {
        int columns = header.HiddenSize;
        while (destination.Length > 0)
        {
            (long row, long column) = Math.DivRem(offset, columns);
            int count = (int)Math.Min(destination.Length, columns - column);
            Read(start + ((Int128)RotarySourceRow((int)row, header.HeadSize) * columns) + column, destination[..count]);
            destination = destination[count..];
            offset += count;
        }
    });

    private void Read(Int128 start, Span<float> destination)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(destination);
        SafetensorsHeader.ReadExactly(handle, bytes, Llama2cHeader.Bytes + (long)(start * sizeof(float)), file);
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<float, int>(destination);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
