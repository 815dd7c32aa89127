using System.Text;

namespace GainsightEvents.Generators.Emission;

/// <summary>Writes indented lines, ended by <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    private const string OneLevel = "    ";

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes one or more lines at the current level. Lines without text stay empty.</summary>
    public void Lines(string text)
    {
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end;
            Line(text.Substring(start, next - start).TrimEnd('\r'));
            start = next + 1;
        }
    }

    public void BlankLine() => _text.Append('\n');

    /// <summary>Writes what opens a block, and the brace.</summary>
    public void Open(string head)
    {
        Lines(head);
        OpenBrace();
    }

    /// <summary>Writes the brace of a block whose head is there.</summary>
    public void OpenBrace()
    {
        Line("{");
        _level++;
    }

    /// <summary>Closes a block, with what may follow the brace.</summary>
    public void Close(string tail = "")
    {
        _level--;
        Line("}" + tail);
    }

    /// <summary>Begins lines that continue the one before.</summary>
    public void Indent() => _level++;

    public void Unindent() => _level--;

    public override string ToString() => _text.ToString();

    private void Line(string text)
    {
        if (text.Length > 0)
        {
            for (var i = 0; i < _level; i++)
            {
                _text.Append(OneLevel);
            }
        }

        _text.Append(text).Append('\n');
    }
}
