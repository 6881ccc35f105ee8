using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Tensors;

/// <summary>A table that is both looked up and multiplied with, as a tied embedding is.</summary>
public sealed class LookedUpRowsTests : IDisposable
{
    private const int Columns = 21;
    private const int Entries = 300;

    private readonly Processor _processor = new();
    private readonly Parameter _table = TapeInputs.Parameter("table", [Entries, Columns]);
    private readonly int[] _tokens = RandomArrays.Indices("tokens", 400, Entries);

    public void Dispose()
    {
        _table.Dispose();
        _processor.Dispose();
    }

    [Fact]
    public void Gradient_OfLookUpsAndProducts_IsTheirSum()
    {
        LookUp(0, 400);
        float[] lookedUp = _table.Gradient.ToArray();
        _table.ClearGradient();
        Multiply(0, 400);
        float[] products = _table.Gradient.ToArray();
        _table.ClearGradient();

        LookUp(0, 150);
        Multiply(0, 250);
        LookUp(150, 400);
        Multiply(250, 400);

        _table.Gradient.ShouldHaveBitsOf([.. lookedUp.Zip(products, (a, b) => a + b)], "sum");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradient_ReadBetweenPasses_DoesNotChangeTheEnd(bool products)
    {
        Passes(read: false);
        float[] expected = _table.Gradient.ToArray();
        _table.ClearGradient();

        Passes(read: true);

        _table.Gradient.ShouldHaveBitsOf(expected, "read on the way");

        void Passes(bool read)
        {
            for (int start = 0; start < 400; start += 50)
            {
                LookUp(start, start + 50);
                Read(read);
                if (products)
                {
                    Multiply(start, start + 50);
                    Read(read);
                    Read(read);
                }
            }
        }

        void Read(bool read)
        {
            if (read)
            {
                _table.Gradient.Length.ShouldBe(Entries * Columns);
            }
        }
    }

    [Fact]
    public void ClearGradient_AfterLookUps_ForgetsThem()
    {
        LookUp(0, 400);
        _table.ClearGradient();
        _table.Gradient.Length.ShouldBe(0);

        LookUp(0, 1);

        float[] gradient = _table.Gradient.ToArray();
        gradient.AsSpan(_tokens[0] * Columns, Columns).ToArray().ShouldAllBe(value => value != 0);
        gradient.Count(value => value != 0).ShouldBe(Columns);
    }

    private void LookUp(int from, int to)
    {
        using Tape tape = new(_processor);
        tape.Seed(tape.Rows(_table, _tokens.AsSpan(from, to - from)), RandomArrays.Normal("dy", 400 * Columns).AsSpan(from * Columns, (to - from) * Columns));
        tape.Backward();
    }

    private void Multiply(int from, int to)
    {
        using Tape tape = new(_processor);
        Tensor y = tape.Linear(tape.Input(RandomArrays.Normal("x", 400 * Columns)[(from * Columns)..(to * Columns)], to - from), _table);
        tape.Seed(y, RandomArrays.Normal("dz", 400 * Entries).AsSpan(from * Entries, (to - from) * Entries));
        tape.Backward();
    }
}
