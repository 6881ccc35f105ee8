using System.Text.Json;
using Plumbline.Numerics.Optimizers;

namespace Plumbline.Numerics.Tests.Optimizers;

public class LearningRateScheduleTests
{
    [Fact]
    public void At_EveryStepOfTheGoldenSchedules_IsTheirRate()
    {
        IReadOnlyList<JsonElement> cases = Golden.Schedule("learning_rate");
        cases.Count.ShouldBeGreaterThanOrEqualTo(9);
        foreach (JsonElement golden in cases)
        {
            LearningRateSchedule schedule = new()
            {
                Peak = golden.Number("peak"),
                Decay = Enum.Parse<LearningRateDecay>(golden.GetProperty("kind").GetString()!, ignoreCase: true),
                WarmupSteps = (int)golden.Number("warmup_steps"),
                TotalSteps = (int)golden.Number("total_steps"),
                FinalRatio = golden.Number("minimum_ratio"),
            };
            double[] expected = golden.Doubles("rates");
            for (int step = 0; step < expected.Length; step++)
            {
                schedule.At(step).ShouldBe(expected[step], 1e-11 * schedule.Peak, $"{schedule}, step {step}");
            }
        }
    }

    [Fact]
    public void At_FarBeyondTheEnd_KeepsTheFinalRate() =>
        new LearningRateSchedule { Peak = 1, Decay = LearningRateDecay.Cosine, TotalSteps = 10, FinalRatio = 0.1 }.At(long.MaxValue).ShouldBe(0.1, 1e-12);

    [Fact]
    public void Validate_EverySetting_IsChecked()
    {
        LearningRateSchedule fine = new() { Peak = 1e-3, Decay = LearningRateDecay.Linear, WarmupSteps = 2, TotalSteps = 10 };
        fine.Validate().ShouldBeEmpty();
        (fine with { Peak = 0 }).Validate().Single().ShouldContain("learning rate is 0");
        (fine with { Peak = double.NaN }).Validate().Count.ShouldBe(1);
        (fine with { Peak = double.PositiveInfinity }).Validate().Count.ShouldBe(1);
        (fine with { WarmupSteps = -1 }).Validate().Single().ShouldContain("-1");
        (fine with { TotalSteps = 2 }).Validate().Single().ShouldContain("2 steps");
        (fine with { TotalSteps = 2, Decay = LearningRateDecay.Constant }).Validate().ShouldBeEmpty();
        (fine with { FinalRatio = 1.5 }).Validate().Count.ShouldBe(1);
        (fine with { FinalRatio = double.NaN }).Validate().Count.ShouldBe(1);
        (fine with { Peak = -1, WarmupSteps = -1, FinalRatio = -1, TotalSteps = -5 }).Validate().Count.ShouldBe(4);
    }
}
