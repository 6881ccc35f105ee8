namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>A part of a template that has a value.</summary>
/// <param name="Offset">Where it stands in the source.</param>
internal abstract record Expression(int Offset);

/// <summary>A constant; a text is a <c>TemplateText</c>.</summary>
internal sealed record LiteralExpression(int Offset, object? Value) : Expression(Offset);

/// <summary>A variable.</summary>
internal sealed record NameExpression(int Offset, string Name) : Expression(Offset);

/// <summary><c>[a, b]</c> or <c>(a, b)</c>.</summary>
internal sealed record ListExpression(int Offset, IReadOnlyList<Expression> Items, bool IsTuple) : Expression(Offset);

/// <summary><c>{a: b}</c></summary>
internal sealed record DictionaryExpression(int Offset, IReadOnlyList<(Expression Key, Expression Value)> Items) : Expression(Offset);

/// <summary><c>-a</c>, <c>+a</c> or <c>not a</c>.</summary>
internal sealed record UnaryExpression(int Offset, string Sign, Expression Operand) : Expression(Offset);

/// <summary><c>a + b</c> and the other signs of arithmetic.</summary>
internal sealed record BinaryExpression(int Offset, string Sign, Expression Left, Expression Right) : Expression(Offset);

/// <summary><c>a ~ b ~ c</c></summary>
internal sealed record ConcatExpression(int Offset, IReadOnlyList<Expression> Items) : Expression(Offset);

/// <summary><c>a and b</c> or <c>a or b</c>; gives one of the two.</summary>
internal sealed record LogicalExpression(int Offset, bool IsAnd, Expression Left, Expression Right) : Expression(Offset);

/// <summary><c>a &lt; b &lt; c</c>: true where every neighbouring pair is.</summary>
internal sealed record ComparisonExpression(int Offset, Expression First, IReadOnlyList<(string Sign, Expression Value)> Rest) : Expression(Offset);

/// <summary><c>a if b else c</c></summary>
internal sealed record ConditionalExpression(int Offset, Expression Condition, Expression Then, Expression? Else) : Expression(Offset);

/// <summary><c>a.b</c></summary>
internal sealed record AttributeExpression(int Offset, Expression Target, string Name) : Expression(Offset);

/// <summary><c>a[b]</c></summary>
internal sealed record ItemExpression(int Offset, Expression Target, Expression Key) : Expression(Offset);

/// <summary><c>a[b:c:d]</c></summary>
internal sealed record SliceExpression(int Offset, Expression Target, Expression? Start, Expression? Stop, Expression? Step) : Expression(Offset);

/// <summary><c>a(b, c=d)</c></summary>
internal sealed record CallExpression(int Offset, Expression Target, ArgumentExpressions Arguments) : Expression(Offset);

/// <summary><c>a | name(b)</c>; no input stands for the text of a block.</summary>
internal sealed record FilterExpression(int Offset, Expression? Input, string Name, ArgumentExpressions Arguments) : Expression(Offset);

/// <summary><c>a is name(b)</c></summary>
internal sealed record TestExpression(int Offset, Expression Input, string Name, ArgumentExpressions Arguments, bool Negated) : Expression(Offset);

/// <summary>The arguments of a call, filter or test.</summary>
/// <param name="Positional">By position.</param>
/// <param name="Named">By name.</param>
/// <param name="Spread">What <c>*</c> adds by position; null for nothing.</param>
/// <param name="NamedSpread">What <c>**</c> adds by name; null for nothing.</param>
internal sealed record ArgumentExpressions(
    IReadOnlyList<Expression> Positional, IReadOnlyList<(string Name, Expression Value)> Named, Expression? Spread, Expression? NamedSpread)
{
    public static ArgumentExpressions None { get; } = new([], [], null, null);
}
