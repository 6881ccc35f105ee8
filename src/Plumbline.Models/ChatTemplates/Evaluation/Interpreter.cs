using Plumbline.Models.ChatTemplates.Syntax;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>Carries out the statements of a template; one rendering. Expressions are in the other half of the class.</summary>
internal sealed partial class Interpreter(TemplateSource source, Budget budget)
{
    private enum Flow
    {
        Next,
        Break,
        Continue,
    }

    public TemplateText Render(IReadOnlyList<Statement> body, Scope globals) => Capture(body, new Scope(globals));

    private TemplateText Capture(IReadOnlyList<Statement> body, Scope scope)
    {
        TemplateTextBuilder text = budget.Text();
        Run(body, scope, text);
        budget.Characters(text.Length);
        return text.ToText();
    }

    private Flow Run(IReadOnlyList<Statement> body, Scope scope, TemplateTextBuilder output)
    {
        foreach (Statement statement in body)
        {
            try
            {
                budget.Enter();
                Flow flow = Run(statement, scope, output);
                budget.Leave();
                if (flow != Flow.Next)
                {
                    return flow;
                }
            }
            catch (TemplateFault fault)
            {
                throw Placed(fault, statement.Offset);
            }
        }

        return Flow.Next;
    }

    private Flow Run(Statement statement, Scope scope, TemplateTextBuilder output)
    {
        switch (statement)
        {
            case DataStatement data:
                output.Append(data.Text);
                return Flow.Next;
            case OutputStatement shown:
                output.Append(ValueText.Str(Evaluate(shown.Value, scope), budget));
                return Flow.Next;
            case IfStatement choice:
                return Choose(choice, scope, output);
            case ForStatement loop:
                return Loop(loop, scope, output);
            case LoopExitStatement exit:
                return exit.IsBreak ? Flow.Break : Flow.Continue;
            case SetStatement set:
                Assign(set.Target, Evaluate(set.Value, scope), scope);
                return Flow.Next;
            case SetBlockStatement set:
                Assign(set.Target, Filtered(set.Filter, Capture(set.Body, new Scope(scope)), scope), scope);
                return Flow.Next;
            case FilterStatement filter:
                output.Append(ValueText.Str(Filtered(filter.Filter, Capture(filter.Body, new Scope(scope)), scope), budget));
                return Flow.Next;
            case GenerationStatement generation:
                output.Append(Capture(generation.Body, new Scope(scope)).With(TextOrigin.Generated));
                return Flow.Next;
            case WithStatement with:
                Scope inner = new(scope);
                foreach ((AssignmentTarget target, Expression value) in with.Values)
                {
                    Assign(target, Evaluate(value, scope), inner);
                }

                return Run(with.Body, inner, output);
            default:
                MacroStatement macro = (MacroStatement)statement;
                scope[macro.Name] = new TemplateFunction(macro.Name, arguments => Call(macro, scope, arguments));
                return Flow.Next;
        }
    }

    private Flow Choose(IfStatement choice, Scope scope, TemplateTextBuilder output)
    {
        foreach ((Expression condition, IReadOnlyList<Statement> body) in choice.Branches)
        {
            if (Operators.IsTrue(Evaluate(condition, scope)))
            {
                return Run(body, scope, output);
            }
        }

        return Run(choice.Else, scope, output);
    }

    private Flow Loop(ForStatement loop, Scope scope, TemplateTextBuilder output)
    {
        IReadOnlyList<object?> items = Attributes.Items(Evaluate(loop.Items, scope), budget);
        if (loop.Filter is { } filter)
        {
            items = [.. items.Where(item =>
            {
                Scope test = new(scope);
                Assign(loop.Target, item, test);
                return Operators.IsTrue(Evaluate(filter, test));
            })];
        }

        if (items.Count == 0)
        {
            return Run(loop.Else, new Scope(scope), output);
        }

        LoopState state = new(items, budget);
        for (state.Index = 0; state.Index < items.Count; state.Index++)
        {
            budget.Spend(1);
            Scope turn = new(scope) { ["loop"] = state };
            Assign(loop.Target, items[state.Index], turn);
            if (Run(loop.Body, turn, output) == Flow.Break)
            {
                break;
            }
        }

        return Flow.Next;
    }

    private void Assign(AssignmentTarget target, object? value, Scope scope)
    {
        switch (target)
        {
            case NameTarget name:
                scope[name.Name] = value;
                break;
            case AttributeTarget attribute:
                object? owner = scope.Find(attribute.Name);
                if (owner is not TemplateNamespace space)
                {
                    throw Placed(
                        TemplateFault.Value($"an attribute set on {(owner as Undefined)?.Reason ?? "a " + ValueText.TypeOf(owner)}", "a namespace"),
                        target.Offset);
                }

                space.Attributes[attribute.Attribute] = value;
                break;
            case TupleTarget tuple:
                IReadOnlyList<object?> items = Attributes.Items(value, budget);
                if (items.Count != tuple.Items.Count)
                {
                    throw Placed(TemplateFault.Value($"{items.Count} values for {tuple.Items.Count} names", "as many values as names"), target.Offset);
                }

                for (int i = 0; i < items.Count; i++)
                {
                    Assign(tuple.Items[i], items[i], scope);
                }

                break;
        }
    }

    private TemplateText Call(MacroStatement macro, Scope home, CallArguments arguments)
    {
        Scope scope = new(home);
        string[] names = [.. macro.Parameters.Select(parameter => parameter.Name)];
        IReadOnlyList<object?> positional = arguments.Positional;
        IReadOnlyList<KeyValuePair<string, object?>> named = arguments.Named;
        if (macro.TakesMore)
        {
            scope["varargs"] = new TemplateList([.. positional.Skip(names.Length)], isTuple: true);
            positional = [.. positional.Take(names.Length)];
        }

        if (macro.TakesMoreNamed)
        {
            scope["kwargs"] = new TemplateDictionary(named.Where(pair => !names.Contains(pair.Key))
                .Select(pair => new KeyValuePair<object?, object?>(TemplateText.Of(pair.Key), pair.Value)));
            named = [.. named.Where(pair => names.Contains(pair.Key))];
        }

        BoundArguments bound = new CallArguments(positional, named, budget).Bind(macro.Name, 0, names);
        for (int i = 0; i < names.Length; i++)
        {
            scope[names[i]] = bound.Has(i) ? bound[i]
                : macro.Parameters[i].Default is { } value ? Evaluate(value, scope)
                : new Undefined($"parameter '{names[i]}' was not provided");
        }

        return Capture(macro.Body, scope);
    }

    private ChatTemplateException Placed(TemplateFault fault, int offset)
    {
        (int line, int column) = source.Place(offset);
        return fault.At(source.Origin, line, column);
    }
}
