using Plumbline.Models.ChatTemplates.Library;
using Plumbline.Models.ChatTemplates.Syntax;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

internal sealed partial class Interpreter
{
    private object? Evaluate(Expression expression, Scope scope)
    {
        try
        {
            budget.Enter();
            object? value = Value(expression, scope);
            budget.Leave();
            return value;
        }
        catch (TemplateFault fault)
        {
            throw Placed(fault, expression.Offset);
        }
    }

    private object? Value(Expression expression, Scope scope) => expression switch
    {
        LiteralExpression literal => literal.Value,
        NameExpression name => scope.Find(name.Name),
        AttributeExpression attribute => Attributes.Get(Evaluate(attribute.Target, scope), attribute.Name),
        ItemExpression item => Attributes.Item(Evaluate(item.Target, scope), Evaluate(item.Key, scope)),
        SliceExpression slice => Slice(slice, scope),
        BinaryExpression binary => Operators.Binary(binary.Sign, Evaluate(binary.Left, scope), Evaluate(binary.Right, scope), budget),
        UnaryExpression unary => Operators.Unary(unary.Sign, Evaluate(unary.Operand, scope)),
        LogicalExpression logical => Logical(logical, scope),
        ComparisonExpression comparison => Comparison(comparison, scope),
        ConditionalExpression conditional => Conditional(conditional, scope),
        ConcatExpression concat => Concat(concat, scope),
        CallExpression call => Call(call, scope),
        FilterExpression filter => Filter(filter, Evaluate(filter.Input!, scope), scope),
        TestExpression test => Test(test, scope),
        ListExpression list => new TemplateList([.. list.Items.Select(item => Evaluate(item, scope))], list.IsTuple),
        DictionaryExpression dictionary => new TemplateDictionary(dictionary.Items.Select(
            pair => new KeyValuePair<object?, object?>(Evaluate(pair.Key, scope), Evaluate(pair.Value, scope)))),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private object? Logical(LogicalExpression logical, Scope scope)
    {
        object? left = Evaluate(logical.Left, scope);
        return Operators.IsTrue(left) == logical.IsAnd ? Evaluate(logical.Right, scope) : left;
    }

    private object Comparison(ComparisonExpression comparison, Scope scope)
    {
        object? left = Evaluate(comparison.First, scope);
        foreach ((string sign, Expression value) in comparison.Rest)
        {
            object? right = Evaluate(value, scope);
            if (!Operators.Compare(sign, left, right, budget))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private object? Conditional(ConditionalExpression conditional, Scope scope) =>
        Operators.IsTrue(Evaluate(conditional.Condition, scope)) ? Evaluate(conditional.Then, scope)
        : conditional.Else is { } otherwise ? Evaluate(otherwise, scope)
        : new Undefined("the inline if expression evaluated to false and no else section was defined");

    private TemplateText Concat(ConcatExpression concat, Scope scope)
    {
        TemplateTextBuilder text = budget.Text();
        foreach (Expression item in concat.Items)
        {
            text.Append(ValueText.Str(Evaluate(item, scope), budget));
        }

        budget.Characters(text.Length);
        return text.ToText();
    }

    private object Slice(SliceExpression slice, Scope scope)
    {
        object? owner = Evaluate(slice.Target, scope);
        return Attributes.Slice(owner, Place(slice.Start), Place(slice.Stop), Place(slice.Step) ?? 1, budget);

        long? Place(Expression? part) => (part is null ? null : Evaluate(part, scope)) switch
        {
            null => null,
            object value when Numbers.IsWhole(value) => Math.Clamp(Numbers.ToLong(value), int.MinValue, int.MaxValue),
            Undefined undefined => throw undefined.Fault(),
            var other => throw TemplateFault.Value($"a {ValueText.TypeOf(other)} in a slice", "an integer"),
        };
    }

    private object? Call(CallExpression call, Scope scope)
    {
        object? target = Evaluate(call.Target, scope);
        CallArguments arguments = Arguments(call.Arguments, scope);
        return target switch
        {
            TemplateFunction function => function.Invoke(arguments),
            Undefined undefined => throw undefined.Fault(),
            LoopState => throw TemplateFault.NotSupported("a recursive loop", "a macro that calls itself"),
            _ => throw TemplateFault.Value($"a call of a {ValueText.TypeOf(target)}", "a function, macro or method"),
        };
    }

    /// <summary>The text of a block through its filters, of which the first has no input of its own.</summary>
    private object? Filtered(FilterExpression? filter, TemplateText text, Scope scope) => filter is null
        ? text
        : Filter(filter, Filtered((FilterExpression?)filter.Input, text, scope), scope);

    private object? Filter(FilterExpression filter, object? input, Scope scope)
    {
        CallArguments arguments = Arguments(filter.Arguments, scope);
        return Filters.Apply(filter.Name, input, arguments);
    }

    private object Test(TestExpression test, Scope scope)
    {
        object? input = Evaluate(test.Input, scope);
        return Tests.Apply(test.Name, input, Arguments(test.Arguments, scope)) != test.Negated;
    }

    private CallArguments Arguments(ArgumentExpressions arguments, Scope scope)
    {
        if (ReferenceEquals(arguments, ArgumentExpressions.None))
        {
            return new CallArguments([], [], budget);
        }

        List<object?> positional = [.. arguments.Positional.Select(argument => Evaluate(argument, scope))];
        List<KeyValuePair<string, object?>> named =
            [.. arguments.Named.Select(argument => new KeyValuePair<string, object?>(argument.Name, Evaluate(argument.Value, scope)))];
        if (arguments.Spread is { } spread)
        {
            positional.AddRange(Attributes.Items(Evaluate(spread, scope), budget));
        }

        if (arguments.NamedSpread is { } namedSpread)
        {
            object? more = Evaluate(namedSpread, scope);
            named.AddRange(more is TemplateDictionary dictionary && dictionary.Items.All(pair => pair.Key is TemplateText)
                ? dictionary.Items.Select(pair => new KeyValuePair<string, object?>(((TemplateText)pair.Key!).Value, pair.Value))
                : throw TemplateFault.Value($"'**' before a {ValueText.TypeOf(more)}", "a dictionary with texts as keys"));
        }

        return new CallArguments(positional, named, budget);
    }
}
