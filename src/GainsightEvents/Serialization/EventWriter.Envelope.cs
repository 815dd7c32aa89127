using System.Buffers.Text;
using System.Runtime.CompilerServices;
using GainsightEvents.Model;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    /// <summary>Writes the product key as a JSON string.</summary>
    public void WritePropertyKey() => WriteLiteral(_settings.PropertyKey);

    /// <summary>Writes the identifyId as a JSON string. Null, empty or white space is refused.</summary>
    public void WriteIdentifyId(string? value, int member)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            RefuseEmptyIdentifyId(_descriptor.Members[member].Name);
        }

        WriteText(value);
    }

    /// <summary>Writes the identifyId as a JSON string. An empty Guid is refused.</summary>
    public void WriteIdentifyId(Guid value, int member)
    {
        if (value == Guid.Empty)
        {
            RefuseEmptyIdentifyId(_descriptor.Members[member].Name);
        }

        WriteGuid(value);
    }

    /// <summary>Writes the identifyId as a JSON string.</summary>
    public void WriteIdentifyId(long value, int member)
    {
        _ = member;
        WriteQuotedNumber(value);
    }

    /// <summary>Writes the context's identifyId. Nobody identified is refused.</summary>
    public void WriteIdentifyIdFromContext()
    {
        var value = _settings.Context?.IdentifyId;
        if (string.IsNullOrWhiteSpace(value))
        {
            Refuse("identifyId", "nobody is identified: open a scope with IEventContext.Identify before publishing, or give the event a member marked [IdentifyId]. Gainsight PX drops events without an identifyId.");
        }

        WriteText(value);
    }

    /// <summary>Writes <c>,"userType":…</c>: the value, else the context's, else USER.</summary>
    public void WriteUserType(PxUserType? value, int member)
    {
        switch (value ?? _settings.Context?.UserType ?? PxUserType.User)
        {
            case PxUserType.User:
                WriteLiteral(",\"userType\":\"USER\""u8);
                break;
            case PxUserType.Lead:
                WriteLiteral(",\"userType\":\"LEAD\""u8);
                break;
            case PxUserType.Visitor:
                WriteLiteral(",\"userType\":\"VISITOR\""u8);
                break;
            case PxUserType.Empty:
                WriteLiteral(",\"userType\":\"EMPTY_USER_TYPE\""u8);
                break;
            case var undefined:
                WriteLiteral(",\"userType\":"u8);
                WriteUndefinedEnum((long)undefined, member);
                break;
        }
    }

    /// <summary>Writes <c>,"userType":…</c> for an event without a member for it: the context's, else USER.</summary>
    public void WriteUserType()
    {
        if (_settings.Context is null)
        {
            WriteLiteral(",\"userType\":\"USER\""u8);
        }
        else
        {
            WriteUserType(null, -1);
        }
    }

    /// <summary>Writes <c>,"date":…</c>: the time of Publish.</summary>
    public void WriteEventDate() => WriteUnixMilliseconds(_settings.UnixMilliseconds);

    /// <summary>Writes <c>,"date":…</c>: the value, else the time of Publish.</summary>
    public void WriteEventDate(DateTimeOffset? value)
    {
        RefuseUnsetDate(value is { Ticks: 0 });
        WriteUnixMilliseconds(value?.ToUnixTimeMilliseconds() ?? _settings.UnixMilliseconds);
    }

    /// <summary>Writes <c>,"date":…</c>: the value (of unspecified kind: taken as UTC), else the time of Publish.</summary>
    public void WriteEventDate(DateTime? value)
    {
        RefuseUnsetDate(value is { Ticks: 0 });
        WriteUnixMilliseconds(value is { } date ? WireTime.ToUtc(date).ToUnixTimeMilliseconds() : _settings.UnixMilliseconds);
    }

    /// <summary>Writes <c>,"accountId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteAccountId(string? value) => WriteOptional(",\"accountId\":"u8, value ?? _settings.Context?.AccountId);

    /// <summary>Writes <c>,"accountId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteAccountId(Guid? value) => WriteOptional(",\"accountId\":"u8, value, _settings.Context?.AccountId);

    /// <summary>Writes <c>,"accountId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteAccountId(long? value) => WriteOptional(",\"accountId\":"u8, value, _settings.Context?.AccountId);

    /// <summary>Writes <c>,"sessionId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteSessionId(string? value) => WriteOptional(",\"sessionId\":"u8, value ?? _settings.Context?.SessionId);

    /// <summary>Writes <c>,"sessionId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteSessionId(Guid? value) => WriteOptional(",\"sessionId\":"u8, value, _settings.Context?.SessionId);

    /// <summary>Writes <c>,"sessionId":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteSessionId(long? value) => WriteOptional(",\"sessionId\":"u8, value, _settings.Context?.SessionId);

    /// <summary>Writes <c>,"url":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteEventUrl(string? value) => WriteOptional(",\"url\":"u8, value ?? _settings.Context?.Url);

    /// <summary>Writes <c>,"url":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteEventUrl(Uri? value) => WriteEventUrl(value?.OriginalString);

    /// <summary>Writes <c>,"referrer":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteReferrer(string? value) => WriteOptional(",\"referrer\":"u8, value ?? _settings.Context?.Referrer);

    /// <summary>Writes <c>,"referrer":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteReferrer(Uri? value) => WriteReferrer(value?.OriginalString);

    /// <summary>Writes <c>,"remoteHost":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteRemoteHost(string? value) => WriteOptional(",\"remoteHost\":"u8, value ?? _settings.Context?.RemoteHost);

    /// <summary>Writes what the context knows of the fields that the event has no member for.</summary>
    public void WriteContextFields(EnvelopeFields undeclared)
    {
        if (_settings.Context is null)
        {
            return;
        }

        if ((undeclared & EnvelopeFields.AccountId) != 0)
        {
            WriteAccountId((string?)null);
        }

        if ((undeclared & EnvelopeFields.SessionId) != 0)
        {
            WriteSessionId((string?)null);
        }

        if ((undeclared & EnvelopeFields.Url) != 0)
        {
            WriteEventUrl((string?)null);
        }

        if ((undeclared & EnvelopeFields.Referrer) != 0)
        {
            WriteReferrer((string?)null);
        }

        if ((undeclared & EnvelopeFields.RemoteHost) != 0)
        {
            WriteRemoteHost(null);
        }

        if ((undeclared & EnvelopeFields.EventType) != 0)
        {
            WriteEventType(null);
        }

        if ((undeclared & EnvelopeFields.GlobalContext) != 0)
        {
            WriteGlobalContext(_settings.Context.GlobalContext);
        }
    }

    /// <summary>Writes <c>,"eventId":…</c> where <c>Gainsight:Px:SendEventId</c> asks for it.</summary>
    public void WriteEventId()
    {
        if (_settings.SendEventId)
        {
            WriteLiteral(",\"eventId\":"u8);
            WriteGuid(_settings.EventId);
        }
    }

    /// <summary>Takes the event's own id, where it has one, and writes it as <see cref="WriteEventId()"/> does.</summary>
    public void WriteEventId(Guid? value)
    {
        UseEventId(value);
        WriteEventId();
    }

    /// <summary>Takes the event's own id, where it has one, and writes nothing.</summary>
    public void UseEventId(Guid? value)
    {
        if (value is { } own && own != Guid.Empty)
        {
            _settings.EventId = own;
        }
    }

    /// <summary>Writes <c>,"eventType":…</c>: the value, else the context's, else nothing.</summary>
    public void WriteEventType(string? value) => WriteOptional(",\"eventType\":"u8, value ?? _settings.Context?.EventType);

    /// <summary>Takes back <c>,"globalContext":{}</c>, if that was written last: an empty one is left out.</summary>
    public void DropEmptyGlobalContext()
    {
        var empty = ",\"globalContext\":{}"u8;
        if (Written.EndsWith(empty))
        {
            _length -= empty.Length;
        }
    }

    /// <summary>Writes <c>,"globalContext":…</c>, or nothing where there are no values.</summary>
    internal void WriteGlobalContext(IReadOnlyDictionary<string, EventValue>? values)
    {
        if (values is not null && values.Any(static value => !value.Value.IsNone))
        {
            WriteLiteral(",\"globalContext\":{"u8);
            WriteValues(values as Dictionary<string, EventValue> ?? values.ToDictionary(static value => value.Key, static value => value.Value, StringComparer.Ordinal));
            WriteLiteral("}"u8);
        }
    }

    // Inlined, so that the copy of the name, whose length is then a constant, is a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteOptional(ReadOnlySpan<byte> commaAndName, string? value)
    {
        // Blank text is no value. Gainsight would show an empty one.
        if (!string.IsNullOrWhiteSpace(value))
        {
            WriteNamedText(commaAndName, value!);
        }
    }

    private void WriteOptional(ReadOnlySpan<byte> commaAndName, Guid? value, string? fromContext)
    {
        if (value is { } id)
        {
            WriteLiteral(commaAndName);
            WriteGuid(id);
        }
        else
        {
            WriteOptional(commaAndName, fromContext);
        }
    }

    private void WriteOptional(ReadOnlySpan<byte> commaAndName, long? value, string? fromContext)
    {
        if (value is { } id)
        {
            WriteLiteral(commaAndName);
            WriteQuotedNumber(id);
        }
        else
        {
            WriteOptional(commaAndName, fromContext);
        }
    }

    private void WriteUnixMilliseconds(long value)
    {
        var name = ",\"date\":"u8;
        var destination = Reserve(name.Length + LongestNumber);
        name.CopyTo(destination);
        Utf8Formatter.TryFormat(value, destination.Slice(name.Length), out var written);
        _length += name.Length + written;
    }

    /// <summary>Refuses the year 1, which is what a date is that nobody has set.</summary>
    private void RefuseUnsetDate(bool isUnset)
    {
        if (isUnset)
        {
            var member = _descriptor.Members.FirstOrDefault(static member => member.Role == MemberRole.Date);
            Refuse(member?.Name ?? "date", "is 0001-01-01, so it was never set; set it, or make it nullable: the time of Publish is sent for null.");
        }
    }

    private void WriteQuotedNumber(long value)
    {
        WriteLiteral("\""u8);
        WriteNumber(value);
        WriteLiteral("\""u8);
    }
}
