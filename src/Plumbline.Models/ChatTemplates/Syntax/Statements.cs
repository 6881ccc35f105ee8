namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>A part of a template that is carried out.</summary>
/// <param name="Offset">Where it stands in the source.</param>
internal abstract record Statement(int Offset);

/// <summary>Text as it stands.</summary>
internal sealed record DataStatement(int Offset, string Text) : Statement(Offset);

/// <summary><c>{{ a }}</c></summary>
internal sealed record OutputStatement(int Offset, Expression Value) : Statement(Offset);

/// <summary><c>{% if a %}…{% elif b %}…{% else %}…{% endif %}</c></summary>
internal sealed record IfStatement(int Offset, IReadOnlyList<(Expression Condition, IReadOnlyList<Statement> Body)> Branches, IReadOnlyList<Statement> Else)
    : Statement(Offset);

/// <summary><c>{% for a in b if c %}…{% else %}…{% endfor %}</c></summary>
internal sealed record ForStatement(
    int Offset, AssignmentTarget Target, Expression Items, Expression? Filter, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Else)
    : Statement(Offset);

/// <summary><c>{% break %}</c> or <c>{% continue %}</c></summary>
internal sealed record LoopExitStatement(int Offset, bool IsBreak) : Statement(Offset);

/// <summary><c>{% set a = b %}</c></summary>
internal sealed record SetStatement(int Offset, AssignmentTarget Target, Expression Value) : Statement(Offset);

/// <summary><c>{% set a %}…{% endset %}</c>, perhaps through filters.</summary>
internal sealed record SetBlockStatement(int Offset, AssignmentTarget Target, FilterExpression? Filter, IReadOnlyList<Statement> Body) : Statement(Offset);

/// <summary><c>{% filter a %}…{% endfilter %}</c></summary>
internal sealed record FilterStatement(int Offset, FilterExpression Filter, IReadOnlyList<Statement> Body) : Statement(Offset);

/// <summary><c>{% with a = b %}…{% endwith %}</c></summary>
internal sealed record WithStatement(int Offset, IReadOnlyList<(AssignmentTarget Target, Expression Value)> Values, IReadOnlyList<Statement> Body)
    : Statement(Offset);

/// <summary><c>{% generation %}…{% endgeneration %}</c>: what the assistant said.</summary>
internal sealed record GenerationStatement(int Offset, IReadOnlyList<Statement> Body) : Statement(Offset);

/// <summary><c>{% macro a(b, c=d) %}…{% endmacro %}</c></summary>
internal sealed record MacroStatement(int Offset, string Name, IReadOnlyList<(string Name, Expression? Default)> Parameters, IReadOnlyList<Statement> Body)
    : Statement(Offset)
{
    /// <summary>Whether the body reads <c>varargs</c>, and the macro so takes more arguments than it names.</summary>
    public bool TakesMore { get; init; }

    /// <summary>Whether the body reads <c>kwargs</c>, and the macro so takes named arguments that it does not name.</summary>
    public bool TakesMoreNamed { get; init; }
}

/// <summary>What a value is given to: a name, an attribute of a namespace, or several of them.</summary>
internal abstract record AssignmentTarget(int Offset);

/// <summary><c>a</c></summary>
internal sealed record NameTarget(int Offset, string Name) : AssignmentTarget(Offset);

/// <summary><c>a.b</c> of a namespace.</summary>
internal sealed record AttributeTarget(int Offset, string Name, string Attribute) : AssignmentTarget(Offset);

/// <summary><c>a, b</c></summary>
internal sealed record TupleTarget(int Offset, IReadOnlyList<AssignmentTarget> Items) : AssignmentTarget(Offset);
