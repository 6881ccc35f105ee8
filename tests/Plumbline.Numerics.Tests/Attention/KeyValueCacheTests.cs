using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Attention;

/// <summary>The cache is native memory that a caller's mistake must not reach beyond.</summary>
public class KeyValueCacheTests
{
    private static readonly AttentionShape Shape = new(2, 1, 8);

    public static TheoryData<int, int, AttentionShape, int> BadSizes => new()
    {
        { 0, 1, Shape, 8 },
        { 1, 0, Shape, 8 },
        { 1, 1, Shape, 0 },
        { 1, 1, new AttentionShape(3, 2, 8), 8 },
        { 1, 1, new AttentionShape(2, 0, 8), 8 },
        { 1, 1, new AttentionShape(2, 1, 0), 8 },
        { 1, 1, Shape, int.MaxValue },
    };

    [Theory]
    [MemberData(nameof(BadSizes))]
    public void Constructor_SizesThatMakeNoSense_AreRefused(int layers, int slots, AttentionShape shape, int capacity) =>
        Should.Throw<ArgumentException>(() => new KeyValueCache(layers, slots, shape, capacity));

    [Fact]
    public void CachedAttention_SequenceTooLong_SaysHowLongAndWhatFits()
    {
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        using KeyValueCache cache = new(1, 2, Shape, 32);
        Attend(tape, cache, [1], 30);
        cache.Advance(1, 30);
        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Attend(tape, cache, [1], 3));
        error.Message.ShouldContain("33");
        error.Message.ShouldContain("32");
        cache.Length(1).ShouldBe(30);
    }

    [Theory]
    [InlineData(new[] { 0 }, new[] { 2, 2 })]
    [InlineData(new[] { 0, 1, 1 }, new[] { 2, 2 })]
    [InlineData(new[] { 1, 1 }, new[] { 2, 2 })]
    [InlineData(new[] { 0, 2 }, new[] { 2, 2 })]
    [InlineData(new[] { -1, 0 }, new[] { 2, 2 })]
    public void CachedAttention_SlotsThatDoNotFit_AreRefused(int[] slots, int[] lengths)
    {
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        using KeyValueCache cache = new(1, 2, Shape, 32);
        Should.Throw<ArgumentException>(() => Attend(tape, cache, slots, lengths)).Message.ShouldContain("slot");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void CachedAttention_LayerThatIsNotThere_IsRefused(int layer)
    {
        using Processor processor = new();
        using Tape tape = new(processor, recording: false);
        using KeyValueCache cache = new(1, 2, Shape, 32);
        Tensor q = tape.Zeros(1, 16);
        Tensor k = tape.Zeros(1, 8);
        Should.Throw<ArgumentException>(() => tape.CachedAttention(q, k, k, cache, layer, [0], new SequenceBatch(1))).Message.ShouldContain("layer");
    }

    [Fact]
    public void CachedAttention_RecordingTape_IsRefused()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using KeyValueCache cache = new(1, 2, Shape, 32);
        Should.Throw<InvalidOperationException>(() => Attend(tape, cache, [0], 1)).Message.ShouldContain("recording: false");
    }

    [Fact]
    public void AdvanceAndTruncate_OutsideTheCache_AreRefused()
    {
        using KeyValueCache cache = new(1, 1, Shape, 32);
        Should.Throw<ArgumentException>(() => cache.Advance(0, -1));
        Should.Throw<ArgumentException>(() => cache.Advance(0, 33));
        Should.Throw<ArgumentException>(() => cache.Truncate(0, -1));
        cache.Advance(0, 32);
        cache.Truncate(0, 40);
        cache.Length(0).ShouldBe(32);
    }

    [Fact]
    public void Dispose_Twice_DoesNothing()
    {
        KeyValueCache cache = new(1, 1, Shape, 32);
        cache.Dispose();
        Should.NotThrow(cache.Dispose);
    }

    private static void Attend(Tape tape, KeyValueCache cache, int[] slots, params int[] lengths)
    {
        tape.Reset();
        Tensor q = tape.Zeros(lengths.Sum(), 16);
        Tensor k = tape.Zeros(lengths.Sum(), 8);
        tape.CachedAttention(q, k, k, cache, 0, slots, new SequenceBatch(lengths));
    }
}
