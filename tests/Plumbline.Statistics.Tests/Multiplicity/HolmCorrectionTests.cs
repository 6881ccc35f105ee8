namespace Plumbline.Statistics.Tests;

public class HolmCorrectionTests
{
    [Fact]
    public void Correct_FourHypotheses_IsTheTextbookExample()
    {
        // The adjusted values are those of R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
        IReadOnlyList<CorrectedHypothesis> corrected = HolmCorrection.Correct([new("a", 0.01), new("b", 0.04), new("c", 0.03), new("d", 0.005)]);

        corrected.Select(h => h.Name).ShouldBe(["a", "b", "c", "d"]);
        corrected.Select(h => Math.Round(h.AdjustedPValue, 12)).ShouldBe([0.03, 0.06, 0.06, 0.02]);
        corrected.Select(h => h.Rejected).ShouldBe([true, false, false, true]);
    }

    [Fact]
    public void Correct_RandomPValues_RejectsAllThatBonferroniDoesAndNoMoreThanNoCorrection()
    {
        SplitMix random = new(31);
        for (int study = 0; study < 200; study++)
        {
            Hypothesis[] hypotheses = [.. Enumerable.Range(0, 8).Select(i => new Hypothesis($"{i}", Math.Pow(random.Uniform(), 3)))];

            foreach (CorrectedHypothesis h in HolmCorrection.Correct(hypotheses, 0.1))
            {
                (h.PValue * 8 <= 0.1).ShouldBe(h.Rejected && h.PValue * 8 <= 0.1);
                h.AdjustedPValue.ShouldBeInRange(h.PValue, 1);
                h.Rejected.ShouldBe(h.AdjustedPValue <= 0.1);
            }
        }
    }

    [Fact]
    public void Correct_SmallestFails_RejectsNone() =>
        HolmCorrection.Correct([new("a", 0.03), new("b", 0.03)]).ShouldAllBe(h => !h.Rejected && h.AdjustedPValue == 0.06);

    [Fact]
    public void Correct_Nothing_IsNothing() => HolmCorrection.Correct([]).ShouldBeEmpty();

    [Fact]
    public void Correct_BadHypotheses_Throw()
    {
        Should.Throw<ArgumentException>(() => HolmCorrection.Correct([new("a", double.NaN)])).Message.ShouldContain("'a'");
        Should.Throw<ArgumentException>(() => HolmCorrection.Correct([new("a", 0.1), new("a", 0.2)])).Message.ShouldContain("twice");
        Should.Throw<ArgumentException>(() => HolmCorrection.Correct([new("", 0.1)]));
        Should.Throw<ArgumentOutOfRangeException>(() => HolmCorrection.Correct([new("a", 0.1)], 0));
    }
}
