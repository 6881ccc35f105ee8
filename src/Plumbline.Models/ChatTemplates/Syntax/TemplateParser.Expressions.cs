using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Syntax;

// From the loosest binding to the tightest: if-else, or, and, not, comparison, + -, ~, * / // %, **, sign, primary with postfixes, filters and tests.
internal sealed partial class TemplateParser
{
    private static readonly HashSet<string> ComparisonSigns = new(StringComparer.Ordinal) { "==", "!=", "<", "<=", ">", ">=" };

    /// <summary>One value, or several with commas between as a tuple.</summary>
    private Expression Tuple(bool conditional = true, bool inParentheses = false)
    {
        int offset = Current.Offset;
        List<Expression> items = [];
        bool isTuple = false;
        while (true)
        {
            if (items.Count > 0)
            {
                ExpectSign(",");
            }

            if (Current.Kind is TokenKind.OutputEnd or TokenKind.BlockEnd || Current.IsSign(")") || Current.IsName("recursive"))
            {
                break;
            }

            items.Add(conditional ? Value() : Or());
            if (!Current.IsSign(","))
            {
                break;
            }

            isTuple = true;
        }

        return isTuple || (items.Count == 0 && inParentheses) ? new ListExpression(offset, items, IsTuple: true)
            : items.Count == 1 ? items[0]
            : throw Unexpected("an expression");
    }

    private Expression Value()
    {
        Nest();
        Expression value = Or();
        while (Current.IsName("if"))
        {
            int offset = Next().Offset;
            Expression condition = Or();
            Expression? otherwise = null;
            if (Current.IsName("else"))
            {
                Next();
                otherwise = Value();
            }

            value = new ConditionalExpression(offset, condition, value, otherwise);
        }

        _nesting--;
        return value;
    }

    private Expression Or()
    {
        Expression left = And();
        while (Current.IsName("or"))
        {
            left = new LogicalExpression(Next().Offset, IsAnd: false, left, And());
        }

        return left;
    }

    private Expression And()
    {
        Expression left = Not();
        while (Current.IsName("and"))
        {
            left = new LogicalExpression(Next().Offset, IsAnd: true, left, Not());
        }

        return left;
    }

    private Expression Not()
    {
        if (!Current.IsName("not"))
        {
            return Comparison();
        }

        Nest();
        UnaryExpression not = new(Next().Offset, "not", Not());
        _nesting--;
        return not;
    }

    private Expression Comparison()
    {
        Expression first = Sum();
        List<(string, Expression)> rest = [];
        while (true)
        {
            if (Current.Kind == TokenKind.Sign && ComparisonSigns.Contains(Current.Text))
            {
                rest.Add((Next().Text, Sum()));
            }
            else if (Current.IsName("in"))
            {
                Next();
                rest.Add(("in", Sum()));
            }
            else if (Current.IsName("not") && _tokens[_at + 1].IsName("in"))
            {
                _at += 2;
                rest.Add(("not in", Sum()));
            }
            else
            {
                return rest.Count == 0 ? first : new ComparisonExpression(first.Offset, first, rest);
            }
        }
    }

    private Expression Sum()
    {
        Expression left = Concat();
        while (Current.IsSign("+") || Current.IsSign("-"))
        {
            TemplateToken sign = Next();
            left = new BinaryExpression(sign.Offset, sign.Text, left, Concat());
        }

        return left;
    }

    private Expression Concat()
    {
        Expression first = Product();
        if (!Current.IsSign("~"))
        {
            return first;
        }

        List<Expression> items = [first];
        while (Current.IsSign("~"))
        {
            Next();
            items.Add(Product());
        }

        return new ConcatExpression(first.Offset, items);
    }

    private Expression Product()
    {
        Expression left = Power();
        while (Current.Kind == TokenKind.Sign && Current.Text is "*" or "/" or "//" or "%")
        {
            TemplateToken sign = Next();
            left = new BinaryExpression(sign.Offset, sign.Text, left, Power());
        }

        return left;
    }

    private Expression Power()
    {
        Expression left = Signed(filters: true);
        while (Current.IsSign("**"))
        {
            left = new BinaryExpression(Next().Offset, "**", left, Signed(filters: true));
        }

        return left;
    }

    private Expression Signed(bool filters)
    {
        Expression value;
        if (Current.IsSign("-") || Current.IsSign("+"))
        {
            Nest();
            TemplateToken sign = Next();
            value = new UnaryExpression(sign.Offset, sign.Text, Signed(filters: false));
            _nesting--;
        }
        else
        {
            value = Primary();
        }

        value = Postfixes(value);
        return filters ? FiltersAndTests(value) : value;
    }

    private Expression Primary()
    {
        TemplateToken token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                Next();
                return Word(token);
            case TokenKind.String:
                List<string> neighbours = []; // which are one text, as in Python
                while (Current.Kind == TokenKind.String)
                {
                    neighbours.Add(Next().Text);
                }

                return new LiteralExpression(token.Offset, TemplateText.Of(string.Concat(neighbours)));
            case TokenKind.Number:
                Next();
                return new LiteralExpression(token.Offset, token.Number);
            case TokenKind.Sign when token.Text is "(":
                Next();
                Nest();
                Expression inner = Tuple(inParentheses: true);
                _nesting--;
                ExpectSign(")");
                return inner;
            case TokenKind.Sign when token.Text is "[":
                return new ListExpression(token.Offset, Items("]", Value), IsTuple: false);
            case TokenKind.Sign when token.Text is "{":
                return new DictionaryExpression(token.Offset, Items("}", Pair));
            default:
                throw Unexpected("an expression");
        }
    }

    private Expression Word(TemplateToken token)
    {
        switch (token.Text)
        {
            case "true" or "True":
                return new LiteralExpression(token.Offset, true);
            case "false" or "False":
                return new LiteralExpression(token.Offset, false);
            case "none" or "None":
                return new LiteralExpression(token.Offset, null);
            default:
                _namesRead.Add(token.Text);
                return new NameExpression(token.Offset, token.Text);
        }
    }

    private List<T> Items<T>(string close, Func<T> item)
    {
        Next();
        List<T> items = [];
        while (!Current.IsSign(close))
        {
            if (items.Count > 0)
            {
                ExpectSign(",");
                if (Current.IsSign(close))
                {
                    break;
                }
            }

            items.Add(item());
        }

        Next();
        return items;
    }

    private (Expression, Expression) Pair()
    {
        Expression key = Value();
        ExpectSign(":");
        return (key, Value());
    }

    private Expression Postfixes(Expression value)
    {
        while (true)
        {
            TemplateToken token = Current;
            if (token.IsSign("."))
            {
                Next();
                TemplateToken name = Next();
                value = name.Kind switch
                {
                    TokenKind.Name => new AttributeExpression(token.Offset, value, name.Text),
                    TokenKind.Number => new ItemExpression(token.Offset, value, new LiteralExpression(name.Offset, name.Number)),
                    _ => throw _source.Syntax(name.Offset, name.Describe(), "the name of an attribute"),
                };
            }
            else if (token.IsSign("["))
            {
                Next();
                value = Subscript(token.Offset, value);
                ExpectSign("]");
            }
            else if (token.IsSign("("))
            {
                value = new CallExpression(token.Offset, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    private Expression Subscript(int offset, Expression target)
    {
        Expression? start = Part();
        if (!Current.IsSign(":"))
        {
            return start is not null ? new ItemExpression(offset, target, start) : throw Unexpected("an index");
        }

        Next();
        Expression? stop = Part();
        Expression? step = null;
        if (Current.IsSign(":"))
        {
            Next();
            step = Part();
        }

        return new SliceExpression(offset, target, start, stop, step);

        Expression? Part() => Current.IsSign(":") || Current.IsSign("]") ? null : Value();
    }

    private Expression FiltersAndTests(Expression value)
    {
        while (true)
        {
            if (Current.IsSign("|"))
            {
                value = Filters(value, Next().Offset)!;
            }
            else if (Current.IsName("is"))
            {
                value = Test(value);
            }
            else if (Current.IsSign("("))
            {
                value = new CallExpression(Current.Offset, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    /// <summary>One filter and those after it; the first <c>|</c>, if any, is taken.</summary>
    private FilterExpression Filters(Expression? input, int offset)
    {
        while (true)
        {
            FilterExpression filter = new(offset, input, Name(), Current.IsSign("(") ? Arguments() : ArgumentExpressions.None);
            if (!Current.IsSign("|"))
            {
                return filter;
            }

            offset = Next().Offset;
            input = filter;
        }
    }

    private TestExpression Test(Expression input)
    {
        int offset = Next().Offset;
        bool negated = Current.IsName("not");
        if (negated)
        {
            Next();
        }

        string name = Name();
        ArgumentExpressions arguments = ArgumentExpressions.None;
        if (Current.IsSign("("))
        {
            arguments = Arguments();
        }
        else if ((Current.Kind is TokenKind.Name && Current.Text is not ("else" or "or" or "and" or "if" or "in" or "not" or "is" or "recursive"))
            || Current.Kind is TokenKind.String or TokenKind.Number || Current.IsSign("[") || Current.IsSign("{"))
        {
            arguments = new ArgumentExpressions([Postfixes(Primary())], [], null, null);
        }
        else if (Current.IsName("is"))
        {
            throw Unexpected("one test; join several with 'and'");
        }

        return new TestExpression(offset, input, name, arguments, negated);
    }

    private ArgumentExpressions Arguments()
    {
        ExpectSign("(");
        Nest();
        List<Expression> positional = [];
        List<(string, Expression)> named = [];
        Expression? spread = null;
        Expression? namedSpread = null;
        bool first = true;
        while (!Current.IsSign(")"))
        {
            if (!first)
            {
                ExpectSign(",");
                if (Current.IsSign(")"))
                {
                    break;
                }
            }

            first = false;
            if (Current.IsSign("*") && spread is null && namedSpread is null)
            {
                Next();
                spread = Value();
            }
            else if (Current.IsSign("**") && namedSpread is null)
            {
                Next();
                namedSpread = Value();
            }
            else if (Current.Kind == TokenKind.Name && _tokens[_at + 1].IsSign("="))
            {
                string name = Next().Text;
                Next();
                named.Add((name, Value()));
            }
            else
            {
                positional.Add(named.Count == 0 && spread is null && namedSpread is null ? Value() : throw Unexpected("arguments by name last"));
            }
        }

        _nesting--;
        ExpectSign(")");
        return new ArgumentExpressions(positional, named, spread, namedSpread);
    }
}
