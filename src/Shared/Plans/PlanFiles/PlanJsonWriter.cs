using System.Text;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Writes JSON for people and for version control: two spaces, line feeds, one at the end.</summary>
internal sealed class PlanJsonWriter
{
    private readonly StringBuilder _json = new();
    private int _depth;

    // Whether the innermost list of properties or items has none yet.
    private bool _isEmpty = true;

    public void OpenObject(string? name = null) => Open(name, '{');

    public void CloseObject() => Close('}');

    public void OpenArray(string? name = null) => Open(name, '[');

    public void CloseArray() => Close(']');

    public void Text(string name, string text) => Begin(name).Append(PlanJsonText.Quote(text));

    /// <summary>A number, true, false or null as it is.</summary>
    public void Plain(string name, string json) => Begin(name).Append(json);

    public void Value(string? name, PlanJsonValue value)
    {
        if (value.Kind is not (PlanJsonKind.Object or PlanJsonKind.Array))
        {
            Begin(name).Append(value.ToCompact());
            return;
        }

        Open(name, value.Kind == PlanJsonKind.Object ? '{' : '[');
        foreach (var property in value.Properties)
        {
            Value(property.Name, property.Value);
        }

        foreach (var item in value.Items)
        {
            Value(null, item);
        }

        Close(value.Kind == PlanJsonKind.Object ? '}' : ']');
    }

    public override string ToString() => _json + "\n";

    private void Open(string? name, char bracket)
    {
        Begin(name).Append(bracket);
        _depth++;
        _isEmpty = true;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (!_isEmpty)
        {
            StartLine();
        }

        _json.Append(bracket);
        _isEmpty = false;
    }

    private StringBuilder Begin(string? name)
    {
        if (!_isEmpty)
        {
            _json.Append(',');
        }

        if (_depth > 0)
        {
            StartLine();
        }

        _isEmpty = false;
        return name is null ? _json : _json.Append(PlanJsonText.Quote(name)).Append(": ");
    }

    private void StartLine() => _json.Append('\n').Append(' ', 2 * _depth);
}
