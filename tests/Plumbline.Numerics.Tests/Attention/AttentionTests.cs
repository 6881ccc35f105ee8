using Plumbline.Numerics.Attention;

namespace Plumbline.Numerics.Tests.Attention;

public class AttentionTests
{
    // Lengths around vectors (8, 16, 32, 64), around the tile of 12 rows and the gradient's block of 48 rows.
    private static readonly int[][] Batches = [[1, 7, 0, 8, 9], [11, 12, 13], [31, 32, 33], [47, 48, 49], [63, 64, 65], [97]];

    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> cases = [];
            foreach (int headSize in new[] { 2, 8, 16, 30, 32, 40, 64 })
            {
                foreach (int headsPerGroup in new[] { 1, 2, 4 })
                {
                    cases.Add(headSize, headsPerGroup);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_EveryLength_MatchesTheReference(int headSize, int headsPerGroup)
    {
        using EveryProcessor processors = new();
        foreach (AttentionCase attention in All(headSize, headsPerGroup))
        {
            processors.Agree(attention.Forward, attention.ToString()).ShouldBeNear(attention.ReferenceForward(), 5e-6, attention.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_EveryLength_MatchesTheReference(int headSize, int headsPerGroup)
    {
        using EveryProcessor processors = new();
        foreach (AttentionCase attention in All(headSize, headsPerGroup))
        {
            (double[] dq, double[] dk, double[] dv) = attention.ReferenceBackward();
            foreach (bool accumulateKeys in new[] { false, true })
            {
                string what = $"{attention}, add to keys {accumulateKeys}";
                float[] actual = processors.Agree(processor => attention.Backward(processor, accumulateKeys), what);
                actual[..dq.Length].ShouldBeNear(Added(dq, !accumulateKeys), 1e-5, what + ", dq", terms: 1);
                actual[dq.Length..(dq.Length + dk.Length)].ShouldBeNear(Added(dk, accumulateKeys), 1e-5, what + ", dk", terms: 1);
                actual[(dq.Length + dk.Length)..].ShouldBeNear(Added(dv, !accumulateKeys), 1e-5, what + ", dv", terms: 1);
            }

            double[] Added(double[] gradient, bool held) => [.. gradient.Select((value, i) => value + (held ? attention.Held[i] : 0))];
        }
    }

    [Fact]
    public void Forward_FirstRowOfASequence_IsItsValueExactly()
    {
        AttentionCase attention = new(new AttentionShape(2, 1, 40), 3, 5);
        using EveryProcessor processors = new();
        float[] output = processors.Agree(attention.Forward, "first rows");
        foreach (int row in new[] { 0, 3 })
        {
            output.AsSpan(row * 80, 40).ToArray().ShouldBe(attention.V.AsSpan(row * 40, 40).ToArray());
        }
    }

    // Scores up to several thousand: a softmax that does not subtract the maximum would give NaN.
    [Fact]
    public void Forward_HugeScores_StaysFinite()
    {
        AttentionCase attention = new(new AttentionShape(1, 1, 16), 20);
        for (int i = 0; i < attention.Q.Length; i++)
        {
            attention.Q[i] *= 300;
        }

        using EveryProcessor processors = new();
        processors.Agree(attention.Forward, "huge").ShouldBeNear(attention.ReferenceForward(), 1e-3, "huge");
    }

    [Fact]
    public void Forward_LaterRowsChange_EarlierRowsKeepTheirBits()
    {
        AttentionCase attention = new(new AttentionShape(2, 2, 30), 50);
        using EveryProcessor processors = new();
        float[] before = processors.Agree(attention.Forward, "before");
        int kept = 29 * 60;
        for (int i = kept; i < attention.K.Length; i++)
        {
            attention.K[i] = -3 * attention.K[i];
            attention.V[i] = 1e6f;
        }

        float[] after = processors.Agree(attention.Forward, "after");
        after[..kept].ShouldHaveBitsOf(before[..kept], "rows before the change");
        after[kept..].ShouldNotBe(before[kept..]);
    }

    private static IEnumerable<AttentionCase> All(int headSize, int headsPerGroup)
    {
        foreach (int[] lengths in Batches)
        {
            yield return new AttentionCase(new AttentionShape(headsPerGroup * (headSize < 32 ? 2 : 1), headSize < 32 ? 2 : 1, headSize), lengths);
        }
    }
}
