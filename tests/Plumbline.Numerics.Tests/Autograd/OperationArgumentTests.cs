using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Rotary;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

/// <summary>Shapes and indices that do not fit are refused in words, before a kernel touches memory that is not there.</summary>
public sealed class OperationArgumentTests : IDisposable
{
    private readonly Processor _processor = new();
    private readonly Tape _tape;
    private readonly List<Parameter> _parameters = [];

    public OperationArgumentTests() => _tape = new Tape(_processor);

    public void Dispose()
    {
        _parameters.ForEach(parameter => parameter.Dispose());
        _tape.Dispose();
        _processor.Dispose();
    }

    [Fact]
    public void Linear_DimensionsThatDiffer_AreNamed()
    {
        Refused(() => _tape.Linear(Activation(3, 5), Weight("q", 4, 6)), "input [3, 5]", "q [4, 6]");
        Refused(() => _tape.Linear(Activation(3, 5), Weight("q", 4, 5), Weight("bias", 3)), "bias [1, 3]", "4");
        Refused(() => _tape.Linear(Activation(3, 5), Weight("q", 4, 5), Weight("bias", 2, 4)), "bias [2, 4]");
    }

    [Fact]
    public void LinearTogether_LayersThatDoNotFit_AreRefused()
    {
        Tensor x = Activation(3, 5);
        Parameter weight = Weight("q", 4, 5);
        Refused(() => _tape.LinearTogether(x, [(weight, null)], new Tensor[1]), "two or three");
        Refused(() => _tape.LinearTogether(x, [(weight, null), (weight, null)], new Tensor[3]), "3 results");
        Refused(() => _tape.LinearTogether(x, [(weight, null), (Weight("k", 4, 6), null)], new Tensor[2]), "k [4, 6]");
        Refused(() => _tape.LinearTogether(x, [(weight, null), (weight, Weight("bias", 3))], new Tensor[2]), "bias [1, 3]");
    }

    [Fact]
    public void AddAndSwiGlu_ShapesThatDiffer_AreNamed()
    {
        Refused(() => _tape.Add(Activation(3, 5), Activation(3, 6)), "[3, 5]", "[3, 6]");
        Refused(() => _tape.Add(Activation(3, 5), Activation(2, 5)), "[3, 5]", "[2, 5]");
        Refused(() => _tape.SwiGlu(Activation(3, 5), Activation(5, 3)), "[3, 5]", "[5, 3]");
    }

    [Fact]
    public void Norms_ChannelsThatDiffer_AreNamed()
    {
        Refused(() => _tape.RmsNorm(Activation(3, 9), Weight("gain", 4), 1e-5f), "gain [1, 4]");
        Refused(() => _tape.RmsNorm(Activation(3, 8), Weight("gain", 2, 4), 1e-5f), "gain [2, 4]");
        Refused(() => _tape.LayerNorm(Activation(3, 8), Weight("gain", 4), Weight("bias", 8), 1e-5f), "gain [1, 4]");
        Refused(() => _tape.LayerNorm(Activation(3, 8), Weight("gain", 8), Weight("bias", 16), 1e-5f), "bias [1, 16]");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Rows_IndexOutsideTheTable_IsNamed(int index) =>
        Refused(() => _tape.Rows(Weight("embed", 7, 4), [0, index]), $"{index}", "embed [7, 4]", "0 to 6");

    [Fact]
    public void Rotate_PositionsOrHeadsThatDoNotFit_AreRefused()
    {
        using RotaryTable table = new(RotaryTable.Frequencies(8, 100), 16);
        Refused(() => _tape.Rotate(Activation(2, 16), table, [0]), "1 positions");
        Refused(() => _tape.Rotate(Activation(2, 12), table, [0, 1]), "heads of 8");
        Refused(() => _tape.Rotate(Activation(2, 16), table, [0, 16]), "position 16", "16 positions");
        Refused(() => _tape.Rotate(Activation(2, 16), table, [-1, 0]), "position -1");
    }

    [Theory]
    [InlineData(2, 1, 4, 8, 4, 4, 3)]
    [InlineData(2, 2, 4, 8, 4, 4, 5)]
    [InlineData(2, 1, 4, 12, 4, 4, 5)]
    [InlineData(2, 1, 4, 8, 4, 8, 5)]
    [InlineData(3, 2, 4, 12, 8, 8, 5)]
    [InlineData(2, 0, 4, 8, 0, 0, 5)]
    [InlineData(0, 1, 4, 0, 4, 4, 5)]
    [InlineData(-2, -1, -4, 8, 4, 4, 5)]
    public void Attention_ShapesThatDoNotFit_AreRefused(int heads, int keyValueHeads, int headSize, int q, int k, int v, int rows)
    {
        AttentionShape shape = new(heads, keyValueHeads, headSize);
        Refused(() => _tape.Attention(Activation(5, q), Activation(5, k), Activation(5, v), shape, new SequenceBatch(rows)), "do not fit");
        using KeyValueCache cache = new(1, 1, new AttentionShape(4, 2, 4), 32);
        using Tape inference = new(_processor, recording: false);
        Refused(() => inference.CachedAttention(Activation(5, q), Activation(5, k), Activation(5, v), cache, 0, [0], new SequenceBatch(rows)), "do not fit");
    }

    [Fact]
    public void TokenLogProbs_TargetsThatDoNotFit_AreRefused()
    {
        Parameter weight = Weight("head", 7, 4);
        Refused(() => _tape.TokenLogProbs(Activation(2, 4), weight, [0]), "1 targets");
        Refused(() => _tape.TokenLogProbs(Activation(2, 5), weight, [0, 1]), "head [7, 4]");
        Refused(() => _tape.TokenLogProbs(Activation(2, 4), weight, [0, 7]), "target token 7", "vocabulary of 7");
        Refused(() => _tape.TokenLogProbs(Activation(2, 4), weight, [-1, 0]), "target token -1");
    }

    private static void Refused(Action action, params string[] words)
    {
        string message = Should.Throw<ArgumentException>(action).Message;
        foreach (string word in words)
        {
            message.ShouldContain(word);
        }
    }

    private Tensor Activation(int rows, int columns) => _tape.Zeros(rows, columns);

    private Parameter Weight(string name, params int[] shape)
    {
        Parameter parameter = new(name, shape);
        _parameters.Add(parameter);
        return parameter;
    }
}
