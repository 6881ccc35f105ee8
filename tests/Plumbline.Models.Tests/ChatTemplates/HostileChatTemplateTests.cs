using Plumbline.Models.ChatTemplates;

namespace Plumbline.Models.Tests.ChatTemplates;

public sealed class HostileChatTemplateTests
{
    [Theory]
    [InlineData("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")]
    [InlineData("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")]
    [InlineData("{% macro m() %}{{ m() ~ m() }}{% endmacro %}{{ m() }}")]
    [InlineData("{{ 'a' * 1000000000 }}")]
    [InlineData("{{ 'a' * 9000000000000000000 }}")]
    [InlineData("{{ [0] * 9000000000000000000 }}")]
    [InlineData("{{ 'aaaa'.replace('a', 'b' * 9999999) }}")]
    [InlineData("{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}")]
    [InlineData("{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x == ns.x }}")]
    [InlineData("{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | tojson }}")]
    [InlineData("{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x in [ns.x, 1] }}{{ ns.x }}")]
    [InlineData("{% set ns = namespace(x=(1,)) %}{% for i in range(60) %}{% set ns.x = (ns.x, ns.x) %}{% endfor %}{{ {ns.x: 1} }}")]
    [InlineData("{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}")]
    [InlineData("{% set ns = namespace(x=1) %}{% for i in range(9999) %}{% set ns.x = [ns.x] + [ns.x] %}{% endfor %}{{ ns.x }}")]
    [InlineData("{{ 'x'.ljust(2000000000) }}")]
    [InlineData("{{ '7'.zfill(9000000000) }}")]
    [InlineData("{{ 'x\\ny' | indent(2000000000, true) }}")]
    [InlineData("{{ ('a,' * 4000000).split(',') | sort | unique | list | tojson(indent=100) }}")]
    [InlineData("{{ range(99999) | list | tojson(indent='                                                                                                                                          ' * 99) }}")]
    [InlineData("{{ range(9223372036854775807) }}")]
    [InlineData("{{ range(-9223372036854775807, 9223372036854775807, 1) }}")]
    public void Render_HostileTemplate_EndsWithALimit(string template) =>
        ChatTemplateCases.Fails(template).Failure.ShouldBe(ChatTemplateFailure.Limit);

    [Theory]
    [InlineData("{{ 9223372036854775807 + 1 }}")]
    [InlineData("{{ -9223372036854775807 - 2 }}")]
    [InlineData("{{ 3 ** 999999999999 }}")]
    [InlineData("{{ (0 - 9223372036854775807 - 1) // -1 }}")]
    [InlineData("{{ 99999999999999999999 }}")]
    [InlineData("{{ 0x }}")]
    [InlineData("{{ [1][9223372036854775807:] | first | abs }}")]
    [InlineData("{{ '%99999999999d' % 1 }}")]
    [InlineData("{{ '{99999999999}'.format(1) }}")]
    [InlineData("{{ ''.__class__.__mro__ }}")]
    [InlineData("{{ messages.__class__() }}")]
    [InlineData("{% include '/etc/passwd' %}")]
    [InlineData("{% import 'os' as os %}")]
    public void Render_BeyondTheLanguage_IsRefused(string template) => ChatTemplateCases.Fails(template).Message.Any(char.IsControl).ShouldBeFalse();

    [Theory]
    [InlineData("(", 5000)]
    [InlineData("[", 5000)]
    [InlineData("{1:", 5000)]
    [InlineData("not ", 5000)]
    [InlineData("-", 5000)]
    [InlineData("x(", 5000)]
    [InlineData("x[", 5000)]
    [InlineData("1 if 1 else ", 5000)]
    [InlineData("1 + ", 50000)]
    [InlineData("1 ~ ", 50000)]
    [InlineData("x|upper|", 50000)]
    [InlineData("x.x.", 50000)]
    [InlineData("x or ", 50000)]
    [InlineData("1 < ", 50000)]
    public void Render_DeepExpression_IsRefusedOrWorks(string part, int times)
    {
        string template = "{{ " + string.Concat(Enumerable.Repeat(part, times)) + "1 }}";
        try
        {
            ChatTemplateCases.Render(template).Text.Length.ShouldBeGreaterThan(0);
        }
        catch (ChatTemplateException e)
        {
            e.Message.Length.ShouldBeLessThan(2000);
        }
    }

    [Fact]
    public void Parse_DeepBlocks_AreRefused() =>
        ChatTemplateCases.Fails(string.Concat(Enumerable.Repeat("{% if 1 %}", 5000))).Failure.ShouldBe(ChatTemplateFailure.Limit);

    [Fact]
    public void Parse_SoupOfTokens_NeverFailsOtherwiseThanItShould()
    {
        string[] soup =
        [
            "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "{%-", "-%}", "if", "else", "elif", "endif", "for", "in", "endfor", "set", "endset", "macro", "endmacro", "generation",
            "endgeneration", "filter", "endfilter", "with", "endwith", "raw", "endraw", "break", "continue", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "~", "*", "**", "/",
            "//", "%", "=", "==", "<", ">=", "!=", "is", "not", "and", "or", "defined", "odd", "none", "true", "x", "y", "loop", "index", "messages", "content", "items", "split",
            "join", "tojson", "map", "select", "sort", "replace", "range", "namespace", "raise_exception", "dict", "1", "0", "2.5", "9223372036854775807", "'a'", "'%s{}'", "\"b", "\n", " ", "😀", "\\", "\u0000",
        ];
        Random random = new(17);
        int rendered = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string inner = string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => soup[random.Next(soup.Length)]));
            string template = (round % 4) switch
            {
                0 => inner,
                1 => "{{ " + inner + " }}",
                2 => "{% for x in messages %}{{ " + inner + " }}{% endfor %}",
                _ => "{% set x = " + inner + " %}{% if x " + inner + " %}a{% endif %}",
            };
            try
            {
                RenderedChat chat = ChatTemplate.Parse(template, "soup", new ChatTemplateLimits { MaxSteps = 100_000, MaxCharacters = 1_000_000 })
                    .Render(ChatTemplateCases.Input("""[{"role":"user","content":"a"},{"role":"assistant","content":{"x":[1]}}]"""));
                chat.ForeignSpans.ShouldAllBe(span => span.Start < span.End && span.End <= chat.Text.Length);
                rendered++;
            }
            catch (ChatTemplateException e)
            {
                e.Message.Any(char.IsControl).ShouldBeFalse();
                (e.Line > 0 || e.Failure == ChatTemplateFailure.Input).ShouldBeTrue(e.Message);
            }
        }

        rendered.ShouldBeInRange(500, 19_000);
    }

    [Fact]
    public void Parse_CutAnywhere_WorksOrThrowsChatTemplateException()
    {
        string source = File.ReadAllText(Plumbline.TestKit.Repository.File("golden", "chat_templates", "templates", "qwen3.jinja"));
        int parsed = 0;
        for (int length = 0; length < source.Length; length += 3)
        {
            try
            {
                ChatTemplate.Parse(source[..length], "cut");
                parsed++;
            }
            catch (ChatTemplateException e)
            {
                e.Failure.ShouldBe(ChatTemplateFailure.Syntax);
            }
        }

        parsed.ShouldBeInRange(1, 200);
    }
}
