using System.Globalization;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>Reads the usual subset of .NET's regular expressions, to make texts of them.</summary>
internal sealed class PatternReader
{
    private const int Deepest = 50;

    private readonly string _pattern;
    private int _at;
    private int _depth;
    private int _repeats;
    private int _alternatives = 1;

    private PatternReader(string pattern) => _pattern = pattern;

    private bool IsAtEnd => _at == _pattern.Length;

    /// <summary>The pattern's parts, how many of them are repeated, and the most alternatives of one place; null where it is not understood.</summary>
    public static (PatternNode Root, int Repeats, int Alternatives)? Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        return reader.ReadAlternatives() is { } root && reader.IsAtEnd ? (root, reader._repeats, reader._alternatives) : null;
    }

    private PatternNode? ReadAlternatives()
    {
        if (++_depth > Deepest)
        {
            return null;
        }

        var alternatives = new List<PatternNode>();
        do
        {
            if (ReadSequence() is not { } sequence)
            {
                return null;
            }

            alternatives.Add(sequence);
        }
        while (TryTake("|"));

        _depth--;
        _alternatives = Math.Max(_alternatives, alternatives.Count);
        return alternatives.Count == 1 ? alternatives[0] : new PatternNode.Alternatives(alternatives);
    }

    private PatternNode.Sequence? ReadSequence()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
        {
            if (ReadPart() is not { } part || ReadRepetition(part) is not { } repeated)
            {
                return null;
            }

            parts.Add(repeated);
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode? ReadPart()
    {
        var start = _at;
        switch (_pattern[_at++])
        {
            case '^' or '$':
                return Nothing();
            case '.':
                return One(".");
            case '[':
                return SkipClass() ? One(_pattern.Substring(start, _at - start)) : null;
            case '(':
                return ReadGroup();
            case '\\':
                return ReadEscape();
            case '*' or '+' or '?':
                return null;
            case var character:
                return new PatternNode.Literal(character.ToString());
        }
    }

    private PatternNode? ReadGroup()
    {
        var isOnlyLooking = false;
        if (TryTake("?"))
        {
            if (TryTake("#"))
            {
                _at = _pattern.IndexOf(')', _at) + 1;
                return _at > 0 ? Nothing() : null;
            }

            isOnlyLooking = TryTake("=") || TryTake("!") || TryTake("<=") || TryTake("<!");
            if (!isOnlyLooking && !TryTake(":") && !TryTake(">") && !SkipName('<', '>') && !SkipName('\'', '\'') && !SkipOptions())
            {
                return null;
            }

            // Options for the rest of the group around, such as (?i).
            if (_pattern[_at - 1] == ')')
            {
                return Nothing();
            }
        }

        var inside = ReadAlternatives();
        return inside is null || !TryTake(")") ? null : isOnlyLooking ? Nothing() : inside;
    }

    private bool SkipName(char open, char close)
    {
        var end = !IsAtEnd && _pattern[_at] == open ? _pattern.IndexOf(close, _at + 1) : -1;
        _at = end > 0 ? end + 1 : _at;
        return end > 0;
    }

    private bool SkipOptions()
    {
        var end = _at;
        while (end < _pattern.Length && _pattern[end] is 'i' or 'm' or 'n' or 's' or '-')
        {
            end++;
        }

        var isRight = end > _at && end < _pattern.Length && _pattern[end] is ':' or ')';
        _at = isRight ? end + 1 : _at;
        return isRight;
    }

    private PatternNode.Literal? ReadEscape()
    {
        if (IsAtEnd)
        {
            return null;
        }

        var start = _at - 1;
        switch (_pattern[_at++])
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z' or 'G':
                return Nothing();
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                return One(_pattern.Substring(start, 2));
            case 'p' or 'P':
                var end = _pattern.IndexOf('}', _at);
                _at = end + 1;
                return end > 0 ? One(_pattern.Substring(start, _at - start)) : null;
            case 't':
                return new PatternNode.Literal("\t");
            case 'n':
                return new PatternNode.Literal("\n");
            case 'r':
                return new PatternNode.Literal("\r");
            case 'x':
                return ReadCode(2);
            case 'u':
                return ReadCode(4);

            // Other letters and digits are references and rarer things.
            case var character:
                return char.IsLetterOrDigit(character) ? null : new PatternNode.Literal(character.ToString());
        }
    }

    private PatternNode.Literal? ReadCode(int digits)
    {
        var end = _at + digits;
        var code = 0;
        for (; _at < Math.Min(end, _pattern.Length) && Uri.IsHexDigit(_pattern[_at]); _at++)
        {
            code = (code * 16) + Uri.FromHex(_pattern[_at]);
        }

        return _at == end ? new PatternNode.Literal(((char)code).ToString()) : null;
    }

    // To the bracket that ends it: the first one inside may be a character, and a class may be taken from another.
    private bool SkipClass()
    {
        var depth = 1;
        var isFirst = true;
        _ = TryTake("^");
        for (; _at < _pattern.Length && depth > 0; _at++)
        {
            switch (_pattern[_at])
            {
                case '\\':
                    _at++;
                    break;
                case '[' when _pattern[_at - 1] == '-' && !isFirst:
                    depth++;
                    break;
                case ']' when !isFirst:
                    depth--;
                    break;
            }

            isFirst = false;
        }

        return depth == 0 && _at <= _pattern.Length;
    }

    private PatternNode? ReadRepetition(PatternNode part)
    {
        var (least, most) = TryTake("*") ? (0, int.MaxValue) : TryTake("+") ? (1, int.MaxValue) : TryTake("?") ? (0, 1) : ReadCounts();
        if (least > most)
        {
            return null;
        }

        if ((least, most) == (1, 1))
        {
            return part;
        }

        // As few as possible or as many: the text is the same.
        _ = TryTake("?");
        return new PatternNode.Repeated(part, least, most, _repeats++);
    }

    // What looks like counts and is none stands for itself, and is read as the next part.
    private (int Least, int Most) ReadCounts()
    {
        var end = !IsAtEnd && _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return (1, 1);
        }

        var counts = _pattern.Substring(_at + 1, end - _at - 1).Split(',');
        if (counts.Length > 2 || !TryCount(counts[0], out var least))
        {
            return (1, 1);
        }

        var most = least;
        if (counts.Length == 2 && counts[1].Length == 0)
        {
            most = int.MaxValue;
        }
        else if (counts.Length == 2 && !TryCount(counts[1], out most))
        {
            return (1, 1);
        }

        _at = end + 1;
        return (least, most);
    }

    private static bool TryCount(string digits, out int count) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private bool TryTake(string text)
    {
        var isThere = string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;
        _at += isThere ? text.Length : 0;
        return isThere;
    }

    private static PatternNode.Literal Nothing() => new("");

    private static PatternNode.Literal? One(string characterClass) => PatternCharacters.FirstOf(characterClass) is { } found ? new PatternNode.Literal(found.ToString()) : null;
}
