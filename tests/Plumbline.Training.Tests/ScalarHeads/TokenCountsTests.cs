using Plumbline.Statistics;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.ScalarHeads;

public sealed class TokenCountsTests
{
    /// <summary>Five tokens have five single ones, of which 7 occurs three times, and four neighbours, of which (7, 7) occurs once.</summary>
    [Fact]
    public void Of_Reply_CountsTokensAndRuns()
    {
        SparseRow tokens = TokenCounts.Of([7, 7, 3, 7, 9], longestRun: 1, bits: 20);
        SparseRow runs = TokenCounts.Of([7, 7, 3, 7, 9], longestRun: 2, bits: 20);

        tokens.Values.ToArray().Order().ShouldBe([Math.Log(2), Math.Log(2), Math.Log(4)]);
        runs.Indices.Length.ShouldBe(3 + 4);
    }

    [Fact]
    public void Of_OtherOrder_DiffersInRunsAlone()
    {
        TokenCounts.Of([1, 2, 3], 1, 20).Minus(TokenCounts.Of([3, 1, 2], 1, 20)).Indices.Length.ShouldBe(0);
        TokenCounts.Of([1, 2, 3], 2, 20).Minus(TokenCounts.Of([3, 1, 2], 2, 20)).Indices.Length.ShouldBe(2);
    }

    [Fact]
    public void Of_FewBuckets_StaysInThem() =>
        TokenCounts.Of([.. Enumerable.Range(0, 500)], 3, 8).Width.ShouldBeLessThanOrEqualTo(256);

    [Theory]
    [InlineData(0, 18)]
    [InlineData(1, 7)]
    [InlineData(1, 25)]
    public void Of_BadArguments_Throw(int run, int bits) => Should.Throw<ArgumentOutOfRangeException>(() => TokenCounts.Of([1], run, bits));
}
