using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;
using static Plumbline.Numerics.Tests.TapeInputs;

namespace Plumbline.Numerics.Tests.Autograd;

/// <summary>The gradient of every operation against central differences of the operation itself, at every width.</summary>
public class GradientCheckTests
{
    private static readonly int[] RepeatedIds = [3, 0, 3, 3, 6, 0, 2];

    private static readonly RotaryTable Angles = new(RotaryTable.Frequencies(12, 100), 16);

    private static readonly Dictionary<string, Func<OperationCase>> Operations = new(StringComparer.Ordinal)
    {
        ["linear"] = () => Case([[5, 20], [9, 20]], (tape, p) => tape.Linear(p[0], p[1])),
        ["linear with bias"] = () => Case([[5, 20], [9, 20], [9]], (tape, p) => tape.Linear(p[0], p[1], p[2])),
        ["linear, many rows"] = () => Case([[50, 33], [40, 33]], (tape, p) => tape.Linear(p[0], p[1])),
        ["linear together, two"] = () => Together([[5, 20], [9, 20], [9], [4, 20], [4]]),
        ["linear together, three"] = () => Together([[5, 20], [9, 20], [9], [4, 20], [4], [33, 20], [33]]),
        ["rows with repeated ids"] = () => Case([[7, 18]], (tape, p) => tape.Rows(p[0], RepeatedIds)),
        ["rows of an activation"] = () => Case([[7, 18]], (tape, p) => tape.Rows(tape.Gelu(p[0]), RepeatedIds)),
        ["add"] = () => Case([[4, 19], [4, 19]], (tape, p) => tape.Add(p[0], p[1])),
        ["add scaled"] = () => Case([[4, 19], [4, 19]], (tape, p) => tape.Add(p[0], p[1], -0.3f)),
        ["add to itself"] = () => Case([[4, 19]], (tape, p) => tape.Add(p[0], p[0], 0.5f)),
        ["rms norm of rows"] = () => Case([[6, 21], [21]], (tape, p) => tape.RmsNorm(p[0], p[1], 1e-5f)),
        ["rms norm of heads"] = () => Case([[6, 24], [8]], (tape, p) => tape.RmsNorm(p[0], p[1], 1e-5f)),
        ["layer norm"] = () => Case([[6, 21], [21], [21]], (tape, p) => tape.LayerNorm(p[0], p[1], p[2], 1e-5f)),
        ["rotary"] = () => Case([[4, 24]], (tape, p) => tape.Rotate(tape.Rows(p[0], [0, 1, 2, 3]), Angles, [5, 0, 9, 3])),
        ["attention"] = () => Attention(new AttentionShape(2, 2, 10)),
        ["attention in groups"] = () => Attention(new AttentionShape(4, 2, 10)),
        ["swiglu"] = () => Case([[4, 19], [4, 19]], (tape, p) => tape.SwiGlu(p[0], p[1])),
        ["gelu"] = () => Case([[4, 19]], (tape, p) => tape.Gelu(p[0])),
        ["log-probs"] = () => Case([[6, 12], [21, 12]], (tape, p) => tape.TokenLogProbs(p[0], p[1], [0, 20, 5, 5, 7, 1]).LogProbs),
        ["log-probs and entropy"] = () => LogProbs(both: true),
        ["entropy alone"] = () => LogProbs(both: false),
        ["edit that passes"] = () => Case([[4, 19]], (tape, p) => tape.Edit(p[0], t => AddOne(t.Edit()), EditGradient.Pass)),
        ["edit that stops"] = () => Case([[4, 19]], (tape, p) => tape.Edit(p[0], t => t.Edit()[..30].Fill(0.25f), EditGradient.StopWhereChanged)),
        ["one result used three times"] = () => Case([[3, 16], [16, 16]], ThreeUses),
    };

    public static TheoryData<VectorWidth, string> Cases
    {
        get
        {
            TheoryData<VectorWidth, string> cases = [];
            foreach (VectorWidth width in VectorWidthTheory.Available)
            {
                foreach (string operation in Operations.Keys)
                {
                    cases.Add(width, operation);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_EachOperation_AgreesWithCentralDifferences(VectorWidth width, string operation)
    {
        using OperationCase operationCase = Operations[operation]();
        operationCase.Check(width);
    }

    // The check itself must be able to fail: a gradient that is 2 % too small, and one that misses a term.
    [Theory]
    [InlineData(1.02, 0.0)]
    [InlineData(1.0, 0.1)]
    public void Run_GradientThatIsWrong_IsFound(double factor, double missing)
    {
        using Parameter x = Parameter("x", [4, 10]);
        using Processor processor = new();
        using Tape tape = new(processor);
        float[] coefficients = RandomArrays.Normal("c", 40);
        tape.Seed(x, coefficients);
        double worst = GradientCheck.Run([x], Function, new RandomStream(1, "wrong"))[0].RelativeError;
        worst.ShouldBeGreaterThan(2 * OperationCase.Tolerance);

        double Function()
        {
            double sum = 0;
            for (int i = 0; i < 40; i++)
            {
                sum += (coefficients[i] * factor * x.Values[i]) + (missing * x.Values[i]);
            }

            return sum;
        }
    }

    [Fact]
    public void Run_Afterwards_ParametersHoldTheirOldValues()
    {
        using Parameter x = Parameter("x", [3, 3]);
        float[] before = x.Values.ToArray();
        GradientCheck.Run([x], () => 0, new RandomStream(1, "values"))[0].RelativeError.ShouldBe(0);
        x.Values.ShouldHaveBitsOf(before, "values");
    }

    private static OperationCase Case(int[][] shapes, Func<Tape, Parameter[], Tensor> build)
    {
        Parameter[] parameters = [.. shapes.Select((shape, i) => Parameter($"p{i}", shape, 0.7, shape.Length == 1 ? 0.5f : 0))];
        return new OperationCase(tape => build(tape, parameters), parameters);
    }

    private static OperationCase Together(int[][] shapes)
    {
        Parameter[] p = [.. shapes.Select((shape, i) => Parameter($"p{i}", shape, 0.7))];
        return new OperationCase(
            tape =>
            {
                (Parameter, Parameter?)[] layers = [.. Enumerable.Range(0, p.Length / 2).Select(i => (p[1 + (2 * i)], (Parameter?)p[2 + (2 * i)]))];
                Tensor[] results = new Tensor[layers.Length];
                tape.LinearTogether(p[0], layers, results);
                return results;
            },
            p);
    }

    private static OperationCase Attention(AttentionShape shape)
    {
        // Two sequences and a row of its own; scores are kept moderate, so that the softmax is not saturated and all gradients matter.
        SequenceBatch sequences = new(8, 1, 14);
        int columns = shape.Heads * shape.HeadSize;
        int keyColumns = shape.KeyValueHeads * shape.HeadSize;
        return Case([[23, columns], [23, keyColumns], [23, keyColumns]], (tape, p) => tape.Attention(p[0], p[1], p[2], shape, sequences));
    }

    private static OperationCase LogProbs(bool both)
    {
        Parameter hidden = Parameter("hidden", [6, 12], 0.7);
        Parameter weight = Parameter("weight", [21, 12], 0.7);
        return new OperationCase(
            tape =>
            {
                (Tensor logProbs, Tensor? entropies) = tape.TokenLogProbs(hidden, weight, [0, 20, 5, 5, 7, 1], withEntropy: true);
                return both ? [logProbs, entropies!] : [entropies!];
            },
            hidden,
            weight);
    }

    private static Tensor ThreeUses(Tape tape, Parameter[] p)
    {
        Tensor x = tape.Linear(p[0], p[1]);
        return tape.Add(tape.Add(x, tape.Gelu(x)), tape.Linear(x, p[1]));
    }

    private static void AddOne(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value += 1;
        }
    }
}
