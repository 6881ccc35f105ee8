using System.Globalization;

namespace Plumbline.Worlds.Parlor.Programs;

/// <summary>
/// A function of one whole number: <c>2 * x + 3</c>, or <c>if x = 1 then 4 else 6</c>. Parsing and running take time linear in the text and never throw.
/// </summary>
public sealed class ParlorProgram
{
    /// <summary>Longest program, in words and signs.</summary>
    public const int MostTokens = 64;

    private readonly Expression _body;

    private ParlorProgram(Expression body) => _body = body;

    /// <summary>Reads a program; null where it is none.</summary>
    public static ParlorProgram? Parse(string text)
    {
        string[] tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length is 0 or > MostTokens)
        {
            return null;
        }

        int at = 0;
        return Body(tokens, ref at) is { } body && at == tokens.Length ? new ParlorProgram(body) : null;
    }

    /// <summary>Runs it; null where the result is beyond 64 bits.</summary>
    public long? Run(long x)
    {
        try
        {
            return _body.Value(x);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Expression? Body(string[] tokens, ref int at)
    {
        if (!Take(tokens, ref at, "if"))
        {
            return Sum(tokens, ref at);
        }

        return Take(tokens, ref at, "x") && Take(tokens, ref at, "=") && Number(tokens, ref at) is { } input && Take(tokens, ref at, "then")
            && Sum(tokens, ref at) is { } then && Take(tokens, ref at, "else") && Body(tokens, ref at) is { } otherwise
            ? new Choice(input, then, otherwise)
            : null;
    }

    private static Expression? Sum(string[] tokens, ref int at)
    {
        Expression? sum = Product(tokens, ref at);
        while (sum is not null && at < tokens.Length && tokens[at] is "+" or "-")
        {
            int sign = tokens[at++] == "+" ? 1 : -1;
            sum = Product(tokens, ref at) is { } next ? new Addition(sum, next, sign) : null;
        }

        return sum;
    }

    private static Expression? Product(string[] tokens, ref int at)
    {
        Expression? product = Atom(tokens, ref at);
        while (product is not null && Take(tokens, ref at, "*"))
        {
            product = Atom(tokens, ref at) is { } next ? new Multiplication(product, next) : null;
        }

        return product;
    }

    private static Expression? Atom(string[] tokens, ref int at) =>
        Take(tokens, ref at, "x") ? new Input() : Number(tokens, ref at) is { } number ? new Constant(number) : null;

    private static long? Number(string[] tokens, ref int at)
    {
        if (at < tokens.Length && long.TryParse(tokens[at], NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            at++;
            return value;
        }

        return null;
    }

    private static bool Take(string[] tokens, ref int at, string expected)
    {
        bool found = at < tokens.Length && tokens[at] == expected;
        at += found ? 1 : 0;
        return found;
    }

    private abstract record Expression
    {
        public abstract long Value(long x);
    }

    private sealed record Input : Expression
    {
        public override long Value(long x) => x;
    }

    private sealed record Constant(long Number) : Expression
    {
        public override long Value(long x) => Number;
    }

    private sealed record Addition(Expression Left, Expression Right, int Sign) : Expression
    {
        public override long Value(long x) => checked(Left.Value(x) + (Sign * Right.Value(x)));
    }

    private sealed record Multiplication(Expression Left, Expression Right) : Expression
    {
        public override long Value(long x) => checked(Left.Value(x) * Right.Value(x));
    }

    private sealed record Choice(long When, Expression Then, Expression Otherwise) : Expression
    {
        public override long Value(long x) => x == When ? Then.Value(x) : Otherwise.Value(x);
    }
}
