using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Attention;

/// <summary>Reading a sequence in pieces through a cache must give the bits of reading it whole, or sampling and training disagree.</summary>
public class CachedAttentionTests
{
    // Prompts of different lengths, in slots out of order; lengths cross the panel edge at 32 and the tile edge at 12.
    private static readonly int[] Prompts = [1, 30, 13];
    private static readonly int[] Slots = [2, 0, 3];
    private const int NewTokens = 37;

    public static TheoryData<VectorWidth, int, int, int> Cases
    {
        get
        {
            TheoryData<VectorWidth, int, int, int> cases = [];
            foreach (VectorWidth width in VectorWidthTheory.Available)
            {
                cases.Add(width, 2, 1, 8);
                cases.Add(width, 4, 2, 30);
                cases.Add(width, 2, 2, 40);
                cases.Add(width, 1, 1, 64);
                cases.Add(width, 1, 1, 130);
                cases.Add(width, 5, 5, 6);
                cases.Add(width, 6, 3, 32);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CachedAttention_PrefillThenTokenByToken_HasTheBitsOfFullAttention(VectorWidth width, int heads, int keyValueHeads, int headSize)
    {
        AttentionShape shape = new(heads, keyValueHeads, headSize);
        using Processor processor = ForcedProcessor.Open(width, 2);
        using Tape tape = new(processor, recording: false);
        CachedSequences sequences = new(shape, [.. Prompts.Select(prompt => prompt + NewTokens)]);
        float[][] full = sequences.Full(tape);

        // The longest needs 67 tokens; a capacity that is no multiple of 32 is rounded up.
        using KeyValueCache cache = new(layers: 2, slots: 4, shape, capacityTokens: 67);
        cache.CapacityTokens.ShouldBe(96);
        const int Layer = 1;
        sequences.Read(tape, cache, Layer, Slots, Prompts, full, "prefill");
        for (int token = 0; token < NewTokens; token++)
        {
            sequences.Read(tape, cache, Layer, Slots, [1, 1, 1], full, $"token {token}");
        }

        Slots.Select(cache.Length).ShouldBe(Prompts.Select(prompt => prompt + NewTokens));
        cache.Length(1).ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void CachedAttention_PiecesOfAnySize_HaveTheBitsOfFullAttention(VectorWidth width)
    {
        AttentionShape shape = new(2, 1, 20);
        using Processor processor = ForcedProcessor.Open(width);
        using Tape tape = new(processor, recording: false);
        CachedSequences sequences = new(shape, [70, 70, 70]);
        float[][] full = sequences.Full(tape);
        using KeyValueCache cache = new(1, 3, shape, 70);
        foreach (int[] pieces in new[] { new[] { 33, 0, 1 }, [12, 4, 31], [0, 1, 1], [1, 0, 0], [0, 0, 32], [24, 65, 5] })
        {
            sequences.Read(tape, cache, 0, [0, 1, 2], pieces, full, string.Join(", ", pieces));
        }

        cache.Length(0).ShouldBe(70);
    }

    [Fact]
    public void Truncate_ThenReadAgain_GivesTheSameBits()
    {
        AttentionShape shape = new(2, 2, 16);
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        CachedSequences sequences = new(shape, [50]);
        float[][] full = sequences.Full(tape);
        using KeyValueCache cache = new(1, 1, shape, 50);
        sequences.Read(tape, cache, 0, [0], [50], full, "first");
        cache.Truncate(0, 35);
        sequences.Rewind(0, 35);
        sequences.Read(tape, cache, 0, [0], [15], full, "after cutting back");
        cache.Truncate(0);
        cache.Length(0).ShouldBe(0);
    }
}

/// <summary>Whole sequences, and how far each was read.</summary>
internal sealed class CachedSequences(AttentionShape shape, int[] lengths)
{
    private readonly AttentionCase[] _whole = [.. lengths.Select(length => new AttentionCase(shape, length))];
    private readonly int[] _read = new int[lengths.Length];

    public float[][] Full(Tape tape) => [.. _whole.Select(sequence => Attend(tape, sequence))];

    public void Rewind(int sequence, int tokens) => _read[sequence] = tokens;

    /// <summary>Reads the next rows of each sequence through the cache and compares the result with the full pass.</summary>
    public void Read(Tape tape, KeyValueCache cache, int layer, int[] slots, int[] rows, float[][] full, string what)
    {
        tape.Reset();
        Tensor q = Input(tape, rows, sequence => sequence.Q, shape.Heads * shape.HeadSize);
        Tensor k = Input(tape, rows, sequence => sequence.K, shape.KeyValueHeads * shape.HeadSize);
        Tensor v = Input(tape, rows, sequence => sequence.V, shape.KeyValueHeads * shape.HeadSize);
        float[] output = tape.CachedAttention(q, k, v, cache, layer, slots, new SequenceBatch(rows)).Values.ToArray();
        int start = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int columns = shape.Heads * shape.HeadSize;
            output.AsSpan(start * columns, rows[i] * columns).ToArray()
                .ShouldHaveBitsOf(full[i].AsSpan(_read[i] * columns, rows[i] * columns), $"{what}, sequence {i}");
            start += rows[i];
            _read[i] += rows[i];
            cache.Advance(slots[i], rows[i]);
        }
    }

    private static float[] Attend(Tape tape, AttentionCase sequence)
    {
        tape.Reset();
        Tensor q = tape.Input(sequence.Q, sequence.Rows);
        Tensor k = tape.Input(sequence.K, sequence.Rows);
        Tensor v = tape.Input(sequence.V, sequence.Rows);
        return tape.Attention(q, k, v, sequence.Shape, new SequenceBatch(sequence.Rows)).Values.ToArray();
    }

    private Tensor Input(Tape tape, int[] rows, Func<AttentionCase, float[]> matrix, int columns)
    {
        List<float> values = [];
        for (int i = 0; i < rows.Length; i++)
        {
            values.AddRange(matrix(_whole[i]).AsSpan(_read[i] * columns, rows[i] * columns));
        }

        Tensor input = tape.Zeros(rows.Sum(), columns);
        values.ToArray().CopyTo(input.Edit());
        return input;
    }
}
