using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

public sealed class RecomputeOperationTests : IDisposable
{
    private readonly Processor _processor = new();
    private readonly Parameter _first = TapeInputs.Parameter("first", [20, 20]);
    private readonly Parameter _second = TapeInputs.Parameter("second", [20, 20]);

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _processor.Dispose();
    }

    // The input also feeds operations before and after the block, so that the order in which its gradient is added up shows.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Recomputed_InputUsedElsewhereToo_HasTheBitsOfADirectCall(int depth)
    {
        float[] expected = Gradients(0);
        Gradients(depth).ShouldHaveBitsOf(expected, $"depth {depth}");
    }

    [Fact]
    public void Recomputed_BlockThatReturnsItsInput_PassesTheGradient()
    {
        using Tape tape = new(_processor);
        Tensor x = tape.Input([1f, 2f], 1, requiresGradient: true);
        Tensor y = tape.Recomputed(x, 0, static (_, input, _) => input);
        tape.Seed(tape.Add(x, y), [3f, 5f]);
        tape.Backward();
        x.Gradient.ToArray().ShouldBe([6f, 10f]);
    }

    [Fact]
    public void Recomputed_ResultNobodySeeded_RunsTheBlockOnce()
    {
        using Tape tape = new(_processor);
        int runs = 0;
        Tensor x = tape.Input(RandomArrays.Normal("x", 40), 2, requiresGradient: true);
        tape.Recomputed(x, 0, (t, input, _) => Count(t.Linear(input, _first)));
        tape.Seed(tape.Linear(x, _second), RandomArrays.Normal("dy", 40));
        tape.Backward();
        runs.ShouldBe(1);

        Tensor Count(Tensor result)
        {
            runs++;
            return result;
        }
    }

    private float[] Gradients(int depth)
    {
        _first.ClearGradient();
        _second.ClearGradient();
        using Tape tape = new(_processor);
        Tensor x = tape.Input(RandomArrays.Normal("x", 140), 7, requiresGradient: true);
        Tensor early = tape.Gelu(x);
        Tensor y = Nested(tape, x, (_first, _second, depth));
        Tensor z = tape.Add(tape.Add(y, early), tape.Linear(x, _first));
        tape.Seed(z, RandomArrays.Normal("dz", 140));
        tape.Backward();
        return [.. z.Values, .. x.Gradient, .. _first.Gradient, .. _second.Gradient];
    }

    private static Tensor Nested(Tape tape, Tensor x, (Parameter First, Parameter Second, int Depth) state) =>
        state.Depth == 0
            ? tape.Add(x, tape.Linear(tape.Gelu(tape.Linear(x, state.First)), state.Second))
            : tape.Recomputed(x, state with { Depth = state.Depth - 1 }, static (t, input, s) => Nested(t, input, s));
}
