namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>Reads tokens into statements. Statements are here, expressions in the other half of the class.</summary>
internal sealed partial class TemplateParser
{
    private const int MaxNesting = 80;
    private static readonly HashSet<string> ForeignTags = new(StringComparer.Ordinal)
    {
        "block", "extends", "include", "import", "from", "call", "autoescape", "print", "do", "trans", "debug",
    };

    private readonly TemplateSource _source;
    private readonly List<TemplateToken> _tokens;
    private readonly HashSet<string> _namesRead = new(StringComparer.Ordinal);
    private int _at;
    private int _nesting;
    private int _tag; // where the block tag being read begins
    private int _loops; // how many loops are open around this place, in the same macro or captured block

    private TemplateParser(TemplateSource source)
    {
        _source = source;
        _tokens = TemplateLexer.Read(source);
    }

    /// <summary>Whether the template has a generation block.</summary>
    public bool HasGeneration { get; private set; }

    private TemplateToken Current => _tokens[_at];

    public static (IReadOnlyList<Statement> Body, bool HasGeneration) Parse(TemplateSource source)
    {
        TemplateParser parser = new(source);
        IReadOnlyList<Statement> body = parser.Body();
        return (body, parser.HasGeneration);
    }

    /// <summary>Statements up to the tag that ends them, of which the name becomes the current token; or to the end of the template.</summary>
    private List<Statement> Body(params ReadOnlySpan<string> ends)
    {
        Nest();
        int opened = _tag;
        List<Statement> body = [];
        while (true)
        {
            TemplateToken token = Next();
            switch (token.Kind)
            {
                case TokenKind.End when ends.Length == 0:
                    _nesting--;
                    return body;
                case TokenKind.End:
                    throw _source.Syntax(opened, "a block without end", $"'{{% {ends[^1]} %}}'");
                case TokenKind.Data:
                    body.Add(new DataStatement(token.Offset, token.Text));
                    break;
                case TokenKind.OutputBegin:
                    body.Add(new OutputStatement(token.Offset, Tuple()));
                    Expect(TokenKind.OutputEnd, "'}}'");
                    break;
                default:
                    _tag = token.Offset;
                    if (Current.Kind == TokenKind.Name && ends.Contains(Current.Text))
                    {
                        _nesting--;
                        return body;
                    }

                    body.Add(Tag());
                    Expect(TokenKind.BlockEnd, "'%}'");
                    break;
            }
        }
    }

    /// <summary>The body of a block tag, whose own end may still be due; takes the end tag's name too.</summary>
    private (List<Statement> Body, string End) Block(params ReadOnlySpan<string> ends)
    {
        if (Current.IsSign(":"))
        {
            Next();
        }

        Expect(TokenKind.BlockEnd, "'%}'");
        List<Statement> body = Body(ends);
        return (body, Next().Text);
    }

    private Statement Tag()
    {
        TemplateToken tag = Next();
        if (tag.Kind != TokenKind.Name)
        {
            throw _source.Syntax(tag.Offset, tag.Describe(), "the name of a block");
        }

        return tag.Text switch
        {
            "if" => If(tag.Offset),
            "for" => For(tag.Offset),
            "set" => Set(tag.Offset),
            "macro" => Macro(tag.Offset),
            "generation" => Generation(tag.Offset),
            "break" or "continue" => LoopExit(tag),
            "filter" => new FilterStatement(tag.Offset, Filters(null, Current.Offset)!, Captured("endfilter")),
            "with" => With(tag.Offset),
            _ when ForeignTags.Contains(tag.Text) => throw _source.NotSupported(
                tag.Offset, $"the block '{tag.Text}'", "if, for, set, macro, filter, with, raw, break, continue or generation"),
            _ => throw _source.Syntax(tag.Offset, $"the block '{tag.Text}'", "a block that is open here, or the beginning of one"),
        };
    }

    private IfStatement If(int offset)
    {
        List<(Expression, IReadOnlyList<Statement>)> branches = [];
        while (true)
        {
            Expression condition = Tuple(conditional: false);
            (List<Statement> body, string end) = Block("elif", "else", "endif");
            branches.Add((condition, body));
            switch (end)
            {
                case "endif":
                    return new IfStatement(offset, branches, []);
                case "else":
                    return new IfStatement(offset, branches, Block("endif").Body);
            }
        }
    }

    private ForStatement For(int offset)
    {
        AssignmentTarget target = Target(attributes: false);
        ExpectName("in");
        Expression items = Tuple(conditional: false);
        Expression? filter = null;
        if (Current.IsName("if"))
        {
            Next();
            filter = Value();
        }

        if (Current.IsName("recursive"))
        {
            throw _source.NotSupported(Current.Offset, "a recursive loop", "a macro that calls itself");
        }

        _loops++;
        (List<Statement> body, string end) = Block("endfor", "else");
        _loops--;
        return new ForStatement(offset, target, items, filter, body, end == "else" ? Block("endfor").Body : []);
    }

    private LoopExitStatement LoopExit(TemplateToken tag) => _loops > 0
        ? new LoopExitStatement(tag.Offset, tag.Text == "break")
        : throw _source.Syntax(tag.Offset, $"'{tag.Text}' outside of a loop", "it inside of a for block, and not in a macro or captured block within");

    private Statement Set(int offset)
    {
        AssignmentTarget target = Target(attributes: true);
        if (Current.IsSign("="))
        {
            Next();
            return new SetStatement(offset, target, Tuple());
        }

        FilterExpression? filter = Current.IsSign("|") ? Filters(null, Next().Offset) : null;
        return new SetBlockStatement(offset, target, filter, Captured("endset"));
    }

    private MacroStatement Macro(int offset)
    {
        string name = Name();
        ExpectSign("(");
        List<(string Name, Expression? Default)> parameters = [];
        while (!Current.IsSign(")"))
        {
            if (parameters.Count > 0)
            {
                ExpectSign(",");
            }

            int place = Current.Offset;
            string parameter = Name();
            Expression? value = Current.IsSign("=") ? Following() : null;
            if (value is null && parameters.Count > 0 && parameters[^1].Default is not null)
            {
                throw _source.Syntax(place, $"the parameter '{parameter}' without default after one with", "defaults last");
            }

            parameters.Add((parameter, value));
        }

        ExpectSign(")");
        bool more = _namesRead.Remove("varargs");
        bool moreNamed = _namesRead.Remove("kwargs");
        List<Statement> body = Captured("endmacro");
        MacroStatement macro = new(offset, name, parameters, body)
        {
            TakesMore = _namesRead.Contains("varargs"),
            TakesMoreNamed = _namesRead.Contains("kwargs"),
        };
        Restore("varargs", more);
        Restore("kwargs", moreNamed);
        return macro;

        Expression Following()
        {
            Next();
            return Value();
        }

        void Restore(string read, bool before)
        {
            _namesRead.Remove(read);
            if (before)
            {
                _namesRead.Add(read);
            }
        }
    }

    private GenerationStatement Generation(int offset)
    {
        HasGeneration = true;
        return new GenerationStatement(offset, Captured("endgeneration"));
    }

    private WithStatement With(int offset)
    {
        List<(AssignmentTarget, Expression)> values = [];
        while (Current.Kind != TokenKind.BlockEnd)
        {
            if (values.Count > 0)
            {
                ExpectSign(",");
            }

            AssignmentTarget target = Target(attributes: false);
            ExpectSign("=");
            values.Add((target, Value()));
        }

        return new WithStatement(offset, values, Block("endwith").Body);
    }

    /// <summary>A block whose text is taken as a value: no loop can be left from inside.</summary>
    private List<Statement> Captured(string end)
    {
        int loops = _loops;
        _loops = 0;
        List<Statement> body = Block(end).Body;
        _loops = loops;
        return body;
    }

    private AssignmentTarget Target(bool attributes)
    {
        int offset = Current.Offset;
        List<AssignmentTarget> items = [OneTarget(attributes)];
        bool several = false;
        while (Current.IsSign(","))
        {
            Next();
            several = true;
            if (Current.IsName("in") || Current.IsSign("=") || Current.IsSign(")"))
            {
                break;
            }

            items.Add(OneTarget(attributes));
        }

        return several ? new TupleTarget(offset, items) : items[0];
    }

    private AssignmentTarget OneTarget(bool attributes)
    {
        int offset = Current.Offset;
        if (Current.IsSign("("))
        {
            Next();
            Nest();
            AssignmentTarget inner = Target(attributes);
            _nesting--;
            ExpectSign(")");
            return inner;
        }

        string name = Name();
        if (!attributes || !Current.IsSign("."))
        {
            return name is "true" or "false" or "none" or "True" or "False" or "None"
                ? throw _source.Syntax(offset, $"a value given to '{name}'", "the name of a variable")
                : new NameTarget(offset, name);
        }

        Next();
        return new AttributeTarget(offset, name, Name());
    }

    private TemplateToken Next()
    {
        TemplateToken token = _tokens[_at];
        if (token.Kind != TokenKind.End)
        {
            _at++;
        }

        return token;
    }

    private void Nest()
    {
        if (++_nesting > MaxNesting)
        {
            throw _source.Limit(Current.Offset, $"nesting deeper than {MaxNesting}", "blocks and brackets less deeply nested");
        }
    }

    private string Name() => Current.Kind == TokenKind.Name ? Next().Text : throw Unexpected("a name");

    private void ExpectName(string name) => Take(Current.IsName(name), $"'{name}'");

    private void ExpectSign(string sign) => Take(Current.IsSign(sign), $"'{sign}'");

    private void Expect(TokenKind kind, string expected) => Take(Current.Kind == kind, expected);

    private void Take(bool fits, string expected)
    {
        if (!fits)
        {
            throw Unexpected(expected);
        }

        Next();
    }

    private ChatTemplateException Unexpected(string expected) => _source.Syntax(Current.Offset, Current.Describe(), expected);
}
