namespace Plumbline.Models.ChatTemplates;

/// <summary>
/// Templates for models that bring none, written for this project in well-known styles. Each marks what the assistant says, its end-of-turn
/// mark included, so that assistant-only loss teaches the model to stop.
/// </summary>
public static class BuiltInChatTemplates
{
    /// <summary>Name of the template of Parlor's models: a system message stands, as a header, in front of what the user says.</summary>
    public const string Parlor = "parlor";

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["chatml"] = """
            {%- for message in messages %}
                {{- '<|im_start|>' + message.role + '\n' }}
                {%- if message.role == 'assistant' %}
                    {%- generation %}{{ message.content + '<|im_end|>' }}{% endgeneration %}
                {%- else %}
                    {{- message.content + '<|im_end|>' }}
                {%- endif %}
                {{- '\n' }}
            {%- endfor %}
            {%- if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}
            """,
        ["zephyr"] = """
            {%- for message in messages %}
                {{- '<|' + message.role + '|>\n' }}
                {%- if message.role == 'assistant' %}
                    {%- generation %}{{ message.content + eos_token }}{% endgeneration %}
                {%- else %}
                    {{- message.content + eos_token }}
                {%- endif %}
                {{- '\n' }}
            {%- endfor %}
            {%- if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}
            """,
        ["llama3"] = """
            {{- bos_token }}
            {%- for message in messages %}
                {{- '<|start_header_id|>' + message.role + '<|end_header_id|>\n\n' }}
                {%- if message.role == 'assistant' %}
                    {%- generation %}{{ message.content | trim + '<|eot_id|>' }}{% endgeneration %}
                {%- else %}
                    {{- message.content | trim + '<|eot_id|>' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}
            """,
        ["mistral"] = """
            {%- set ns = namespace(system='', turn=0) %}
            {{- bos_token }}
            {%- for message in messages %}
                {%- if message.role == 'system' and loop.first %}
                    {%- set ns.system = message.content + '\n\n' %}
                {%- elif message.role == ('user' if ns.turn % 2 == 0 else 'assistant') %}
                    {%- if message.role == 'user' %}
                        {{- '[INST] ' + ns.system + message.content + ' [/INST]' }}
                        {%- set ns.system = '' %}
                    {%- else %}
                        {%- generation %}{{ ' ' + message.content | trim + eos_token }}{% endgeneration %}
                    {%- endif %}
                    {%- set ns.turn = ns.turn + 1 %}
                {%- else %}
                    {{- raise_exception('after a system message, user and assistant have to take turns') }}
                {%- endif %}
            {%- endfor %}
            """,
        ["plain"] = """
            {%- for message in messages %}
                {%- if message.role == 'assistant' %}
                    {{- 'Assistant:' }}{% generation %}{{ ' ' + message.content + '\n' }}{% endgeneration %}
                {%- else %}
                    {{- message.role | capitalize + ': ' + message.content + '\n' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}
            """,
        [Parlor] = """
            {{- bos_token }}
            {%- set ns = namespace(header='') %}
            {%- for message in messages %}
                {%- if message.role == 'system' and loop.first %}
                    {%- set ns.header = message.content + ' ' %}
                {%- elif message.role == 'user' %}
                    {{- '<|user|>' + ns.header + message.content }}
                    {%- set ns.header = '' %}
                {%- elif message.role == 'assistant' %}
                    {{- '<|assistant|>' }}{% generation %}{{ message.content }}{% if loop.last %}{{ eos_token }}{% endif %}{% endgeneration %}
                {%- else %}
                    {{- raise_exception('the assistants of Parlor know users, assistants, and one system message before all others') }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}
            """,
    };

    /// <summary>Their names: chatml, zephyr, llama3, mistral, plain and parlor.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sources.Keys];

    /// <summary>A template by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>. <c>zephyr</c>, <c>llama3</c>, <c>mistral</c> and <c>parlor</c> read special tokens from the input.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ChatTemplate Get(string name) => Sources.TryGetValue(name, out string? source)
        ? ChatTemplate.Parse(source, $"built-in template '{name}'")
        : throw new ArgumentException($"there is no built-in chat template '{name}'; there are {string.Join(", ", Names)}", nameof(name));
}
