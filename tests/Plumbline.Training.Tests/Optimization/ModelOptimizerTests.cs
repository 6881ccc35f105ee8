using Plumbline.Numerics;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Tests.Optimization;

public sealed class ModelOptimizerTests : IDisposable
{
    private readonly Processor _processor = new();
    private readonly Parameter _first = new("first.weight", 2, 2);
    private readonly Parameter _second = new("second.weight", 1, 2);

    public ModelOptimizerTests()
    {
        _first.Edit().Fill(0.5f);
        _second.Edit().Fill(0.5f);
    }

    [Fact]
    public void Accumulate_LossNotFinite_NamesTheFirstTensorThatIsNot()
    {
        using ModelOptimizer optimizer = new(_processor, [_first, _second], new AdamWOptions());
        _first.Edit()[1] = float.PositiveInfinity;

        Tensor output = Forward(optimizer.Begin());
        NonFiniteException exception = Should.Throw<NonFiniteException>(() => optimizer.Accumulate(output.Values[0]));

        exception.TensorName.ShouldBe("first.weight");
        exception.StepIndex.ShouldBe(0);
    }

    [Fact]
    public void Step_GradientNotFinite_ChangesNothing()
    {
        using ModelOptimizer optimizer = new(_processor, [_first, _second], new AdamWOptions());
        float[] before = _second.Values.ToArray();

        Tape tape = optimizer.Begin();
        tape.Seed(Forward(tape), [float.NaN]);
        optimizer.Accumulate(0);

        Should.Throw<NonFiniteException>(() => optimizer.Step(0.1)).TensorName.ShouldContain("weight");
        _second.Values.ToArray().ShouldBe(before);
        optimizer.StepCount.ShouldBe(0);
    }

    [Fact]
    public void Step_TwoAccumulatedPasses_EqualOnePassWithTheirSum()
    {
        using Parameter other = new("first.weight", 2, 2);
        _first.Values.CopyTo(other.Edit());
        using ModelOptimizer twice = new(_processor, [_first], new AdamWOptions());
        using ModelOptimizer once = new(_processor, [other], new AdamWOptions());

        for (int pass = 0; pass < 2; pass++)
        {
            Tape tape = twice.Begin();
            tape.Seed(tape.Linear(Input(tape), _first), [1, 1]);
            twice.Accumulate(0);
        }

        double normTwice = twice.Step(0.1);
        Tape single = once.Begin();
        single.Seed(single.Linear(Input(single), other), [2, 2]);
        once.Accumulate(0);

        once.Step(0.1).ShouldBe(normTwice);
        other.Values.ToArray().ShouldBe(_first.Values.ToArray());
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _processor.Dispose();
    }

    private Tensor Forward(Tape tape) => tape.Linear(tape.Linear(Input(tape), _first), _second);

    private static Tensor Input(Tape tape)
    {
        Tensor input = tape.Zeros(1, 2);
        input.Edit().Fill(1);
        return input;
    }
}
