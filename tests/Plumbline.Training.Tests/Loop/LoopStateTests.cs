using Plumbline.Models.Checkpoints;
using Plumbline.Training.Loop;

namespace Plumbline.Training.Tests.Loop;

public sealed class LoopStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_CountsTheEvaluationsSinceTheBest()
    {
        LoopState state = new() { Steps = 0 };

        state = state.With(3, greaterIsBetter: false);
        state = (state with { Steps = 10 }).With(2, greaterIsBetter: false);
        state = (state with { Steps = 20 }).With(2.5, greaterIsBetter: false);
        state = (state with { Steps = 30 }).With(2, greaterIsBetter: false);

        state.ShouldBe(new LoopState { Steps = 30, Best = 2, BestStep = 10, EvaluationsSinceBest = 2 });
        (state with { Steps = 40 }).With(1.9, greaterIsBetter: false).ShouldBe(new LoopState { Steps = 40, Best = 1.9, BestStep = 40 });
    }

    [Fact]
    public void With_WhereMoreIsBetter_TurnsTheComparison()
    {
        LoopState state = new LoopState { Steps = 1 }.With(0.5, greaterIsBetter: true);

        state.With(0.4, greaterIsBetter: true).EvaluationsSinceBest.ShouldBe(1);
        state.With(0.6, greaterIsBetter: true).Best.ShouldBe(0.6);
    }

    [Fact]
    public void With_ANumberThatIsNone_IsNeverTheBest()
    {
        LoopState first = new LoopState { Steps = 0 }.With(double.NaN, greaterIsBetter: false);

        first.Best.ShouldBeNull();
        (first with { Steps = 5 }).With(7, greaterIsBetter: false).BestStep.ShouldBe(5);
        new LoopState { Steps = 5, Best = 7, BestStep = 5 }.With(double.NaN, greaterIsBetter: false).EvaluationsSinceBest.ShouldBe(1);
    }

    [Fact]
    public void Write_ThenRead_GivesTheSame()
    {
        LoopState state = new() { Steps = 12, Best = 0.1 + 0.2, BestStep = 8, EvaluationsSinceBest = 1 };
        state.Write(_folder.Path);

        LoopState.Read(_folder.Path).ShouldBe(state);
    }

    [Theory]
    [InlineData("""{"format":"plumbline.loop-state/2","steps":1}""")]
    [InlineData("""{"format":"plumbline.loop-state/1","steps":-1}""")]
    [InlineData("""{"format":"plumbline.loop-state/1"}""")]
    [InlineData("null")]
    [InlineData("{")]
    public void Read_OfADamagedState_NamesTheFile(string content)
    {
        string file = _folder.File("loop.json");
        File.WriteAllText(file, content);

        Should.Throw<CheckpointException>(() => LoopState.Read(_folder.Path)).Message.ShouldContain(file);
    }
}
