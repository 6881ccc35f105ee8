namespace Plumbline.Numerics.Tests.Normalization;

/// <summary>Shapes around every vector edge, and two that are large enough for threads to share.</summary>
internal static class NormalizationShapes
{
    public static TheoryData<int, int> All
    {
        get
        {
            TheoryData<int, int> shapes = new() { { 0, 5 }, { 400, 50 }, { 65, 257 } };
            foreach (int columns in RandomArrays.EdgeLengths)
            {
                shapes.Add((columns % 7) + 1, columns);
            }

            return shapes;
        }
    }
}

/// <summary>Random operands of a normalisation, and what its reference gives for all rows together.</summary>
internal sealed class NormalizationInputs(int rows, int columns)
{
    public delegate double[] RowFunction(double[] x, double[] dy);

    public int Rows => rows;

    public int Columns => columns;

    public float[] X { get; } = [.. RandomArrays.Normal($"norm/x/{rows}/{columns}", rows * columns, 2).Select(x => x + 0.5f)];

    public float[] Dy { get; } = RandomArrays.Normal($"norm/dy/{rows}/{columns}", rows * columns);

    /// <summary>What a gradient holds before it is added to.</summary>
    public float[] Held { get; } = RandomArrays.Normal($"norm/held/{rows}/{columns}", Math.Max(rows, 1) * columns);

    public float[] Gain { get; } = [.. RandomArrays.Normal($"norm/gain/{columns}", columns, 0.3).Select(x => x + 1)];

    public float[] Bias { get; } = RandomArrays.Normal($"norm/bias/{columns}", columns);

    public double[] WideGain => RandomArrays.ToDouble(Gain);

    public double[] WideBias => RandomArrays.ToDouble(Bias);

    public double[] EachRow(RowFunction function) => [.. Enumerable.Range(0, rows).SelectMany(row => function(Row(X, row), Row(Dy, row)))];

    public double[] SumOverRows(RowFunction function)
    {
        double[] sum = new double[columns];
        for (int row = 0; row < rows; row++)
        {
            double[] values = function(Row(X, row), Row(Dy, row));
            for (int i = 0; i < columns; i++)
            {
                sum[i] += values[i];
            }
        }

        return sum;
    }

    /// <summary>A gradient that was added to <see cref="Held"/>, or overwrote it.</summary>
    public double[] PlusHeld(double[] gradient, bool held) => [.. gradient.Select((value, i) => value + (held ? Held[i] : 0))];

    private double[] Row(float[] matrix, int row) => RandomArrays.ToDouble(matrix.AsSpan(row * columns, columns));
}
