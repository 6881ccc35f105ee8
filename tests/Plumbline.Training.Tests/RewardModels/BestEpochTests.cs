using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Optimization;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.RewardModels;

public sealed class BestEpochTests : IDisposable
{
    private readonly Processor _processor = new();
    private readonly Parameter _weight = new("weight", 1, 2);
    private readonly ModelOptimizer _optimizer;

    public BestEpochTests() => _optimizer = new ModelOptimizer(_processor, [_weight], new AdamWOptions());

    [Theory]
    [InlineData(1, new[] { 3, 2, 2.5 }, 2)]
    [InlineData(2, new[] { 3, 2, 2.5, 1, 1.5, 1 }, 4)]
    public void Finish_LossesByPass_StopsWhenPatienceEndsAndGoesBackToTheLowest(int patience, double[] losses, int best)
    {
        BestEpoch epochs = new(_optimizer, patience);

        for (int pass = 1; pass <= losses.Length; pass++)
        {
            _weight.Edit().Fill(pass);
            epochs.Finish(losses[pass - 1]).ShouldBe(pass == losses.Length);
        }

        epochs.Number.ShouldBe(best);
        epochs.Restore();
        _weight.Values.ToArray().ShouldBe([best, best]);
    }

    [Fact]
    public void Restore_BeforeAnyPass_ChangesNothing()
    {
        _weight.Edit().Fill(7);

        new BestEpoch(_optimizer, 1).Restore();

        _weight.Values.ToArray().ShouldBe([7, 7]);
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _weight.Dispose();
        _processor.Dispose();
    }
}
