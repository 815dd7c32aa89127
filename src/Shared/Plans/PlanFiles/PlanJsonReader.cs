using System.Globalization;
using System.Text;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// Reads JSON (RFC 8259) and keeps the places of its values. It is small and ours because the compiler, which reads plan files too, brings no
/// System.Text.Json that an analyzer could rely on.
/// </summary>
internal sealed class PlanJsonReader
{
    /// <summary>How deep values may be nested: a plan needs seven levels, and no text may exhaust the compiler's stack.</summary>
    private const int MaxDepth = 64;

    public const string NotUnicode = "A string is not valid UTF-8, or escapes half a surrogate pair.";

    private readonly string _text;
    private int _next;

    private PlanJsonReader(string text) => _text = text;

    /// <summary>The one value of a text.</summary>
    /// <exception cref="PlanJsonException">The text is not JSON.</exception>
    public static PlanJsonValue Read(string text)
    {
        var reader = new PlanJsonReader(text);

        // The mark that some editors leave.
        reader._next = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var value = reader.ReadValue(depth: 0);
        reader.SkipWhiteSpace();
        return reader._next == text.Length ? value : throw reader.Unexpected("the end");
    }

    private char Current => _next < _text.Length ? _text[_next] : '\0';

    private PlanJsonValue ReadValue(int depth)
    {
        SkipWhiteSpace();
        var start = _next;
        if (depth > MaxDepth)
        {
            throw new PlanJsonException(start, $"Its values are nested deeper than {MaxDepth} levels.");
        }

        return Current switch
        {
            '{' => ReadObject(start, depth),
            '[' => ReadArray(start, depth),
            '"' => ReadString(start),
            't' => ReadWord(start, "true", PlanJsonKind.True),
            'f' => ReadWord(start, "false", PlanJsonKind.False),
            'n' => ReadWord(start, "null", PlanJsonKind.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(start),
            _ => throw Unexpected("a value"),
        };
    }

    private PlanJsonValue ReadObject(int start, int depth)
    {
        var properties = new List<(string, PlanJsonValue)>();
        _next++;
        SkipWhiteSpace();
        if (!TakeIf('}'))
        {
            do
            {
                SkipWhiteSpace();
                var name = Current == '"' ? ReadString(_next).Text : throw Unexpected("a name in quotes");
                SkipWhiteSpace();
                Take(':', "a colon");
                properties.Add((name, ReadValue(depth + 1)));
                SkipWhiteSpace();
            }
            while (TakeIf(','));
            Take('}', "a comma or }");
        }

        return new(_text, PlanJsonKind.Object, start, _next) { Properties = properties };
    }

    private PlanJsonValue ReadArray(int start, int depth)
    {
        var items = new List<PlanJsonValue>();
        _next++;
        SkipWhiteSpace();
        if (!TakeIf(']'))
        {
            do
            {
                items.Add(ReadValue(depth + 1));
                SkipWhiteSpace();
            }
            while (TakeIf(','));
            Take(']', "a comma or ]");
        }

        return new(_text, PlanJsonKind.Array, start, _next) { Items = items };
    }

    private PlanJsonValue ReadString(int start)
    {
        var text = new StringBuilder();
        _next = start + 1;
        while (Current != '"')
        {
            if (_next >= _text.Length || Current < ' ')
            {
                throw Unexpected("the string's end in quotes");
            }

            text.Append(Current == '\\' ? ReadEscape() : _text[_next++]);
        }

        _next++;
        var read = text.ToString();
        return UnicodeText.HasLoneSurrogate(read)
            ? throw new PlanJsonException(start, NotUnicode)
            : new(_text, PlanJsonKind.String, start, _next) { Text = read };
    }

    private char ReadEscape()
    {
        _next++;
        if (Current == 'u')
        {
            var digits = _next + 5 <= _text.Length ? _text.Substring(_next + 1, 4) : "";
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                throw Unexpected("u and four hexadecimal digits");
            }

            _next += 5;
            return (char)code;
        }

        var escaped = Current switch
        {
            '"' or '\\' or '/' => Current,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Unexpected("one of \" \\ / b f n r t u"),
        };
        _next++;
        return escaped;
    }

    private PlanJsonValue ReadNumber(int start)
    {
        TakeIf('-');
        if (!TakeIf('0'))
        {
            TakeDigits();
        }

        if (TakeIf('.'))
        {
            TakeDigits();
        }

        if (TakeIf('e') || TakeIf('E'))
        {
            _ = TakeIf('+') || TakeIf('-');
            TakeDigits();
        }

        return new(_text, PlanJsonKind.Number, start, _next);
    }

    private void TakeDigits()
    {
        if (Current is < '0' or > '9')
        {
            throw Unexpected("a digit");
        }

        while (Current is >= '0' and <= '9')
        {
            _next++;
        }
    }

    private PlanJsonValue ReadWord(int start, string word, PlanJsonKind kind)
    {
        if (string.CompareOrdinal(_text, start, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value");
        }

        _next += word.Length;
        return new(_text, kind, start, _next);
    }

    private void Take(char expected, string what)
    {
        if (!TakeIf(expected))
        {
            throw Unexpected(what);
        }
    }

    private bool TakeIf(char expected)
    {
        var isThere = _next < _text.Length && _text[_next] == expected;
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _next++;
        }
    }

    private PlanJsonException Unexpected(string expected) => new(
        _next,
        _next >= _text.Length
            ? $"It ends where {expected} has to be."
            : $"{(Current is '\'' or < ' ' ? $"The character U+{(int)Current:X4}" : $"'{Current}'")} is where {expected} has to be.");
}
