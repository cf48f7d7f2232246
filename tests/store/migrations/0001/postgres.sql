--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: postgis; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;


--
-- Name: EXTENSION postgis; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION postgis IS 'PostGIS geometry and geography spatial types and functions';


--
-- Name: event_is_final(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.event_is_final() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: blob; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.blob (
    digest text NOT NULL COLLATE pg_catalog."C",
    media_type text NOT NULL,
    size bigint NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL
);


--
-- Name: ephemeral; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ephemeral (
    tab text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL,
    count bigint NOT NULL,
    expires bigint NOT NULL
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    seq bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL,
    client text NOT NULL,
    request text NOT NULL,
    data text NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL
);


--
-- Name: head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.head (
    one integer NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT head_one_check CHECK ((one = 1))
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    number integer NOT NULL,
    name text NOT NULL,
    digest text NOT NULL
);


--
-- Name: state; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.state (
    kind text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    key text COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    organisation text COLLATE pg_catalog."C",
    region text COLLATE pg_catalog."C",
    status text COLLATE pg_catalog."C",
    parent text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    head text NOT NULL,
    body text,
    footprint text,
    west double precision,
    south double precision,
    east double precision,
    north double precision,
    words text NOT NULL,
    tokens tsvector NOT NULL,
    shape public.geometry(Geometry,4490)
);


--
-- Data for Name: blob; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.blob (digest, media_type, size, at, bytes) FROM stdin;
11efb3c7f2312627c71b5ad5bb0fe3680dc72def26eaaa73c4b2d57ab7dd3bea	application/json	25	1790000000000	\\x7b2276657264696374223a22636f6e646974696f6e616c227d
ffdb519b788f33bddc8647611c3a24cc5e1a9ef5780c1f6f828a637c309ad8f1	image/png	6	1790000000000	\\x89504e4700ff
\.


--
-- Data for Name: ephemeral; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.ephemeral (tab, key, owner, value, count, expires) FROM stdin;
\.


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.event (seq, kind, id, version, type, at, actor, why, client, request, data, previous, hash) FROM stdin;
1	organisation	o1	1	created	1790000000001	u1	试验	127.0.0.1	r1	{"key":"gz-eco","region":"52","title":"示例生态环境局"}	0000000000000000000000000000000000000000000000000000000000000000	b326084cb108458315cc7db7e9f771cb655927ba69a20372e788bcb8f73805e8
2	user	u1	1	created	1790000000002	u1	试验	127.0.0.1	r2	{"display_name":"张三","key":"zhang","organisation":"o1"}	b326084cb108458315cc7db7e9f771cb655927ba69a20372e788bcb8f73805e8	0bb7b10719fc23ceed04d15b1116e862e4441f65362f39ba1eca7da2a022c5f8
3	release	r1	1	registered	1790000000003	u1	试验	127.0.0.1	r3	{"status":"draft","title":"示例发布包"}	0bb7b10719fc23ceed04d15b1116e862e4441f65362f39ba1eca7da2a022c5f8	af9c9619e3ec573d511e95a051e8e3374c21b8d84f25d732050ec7c536426e55
4	release	r1	2	published	1790000000004	u1	试验	127.0.0.1	r4	{"effective":"2026-10-01","status":"published"}	af9c9619e3ec573d511e95a051e8e3374c21b8d84f25d732050ec7c536426e55	1b9b2c28ddcc984634fc43a338dea0b4191519e773f26e609f228d9fa7c0d63d
5	project	p1	1	created	1790000000005	u1	试验	127.0.0.1	r5	{"body":{"project":{"name":"白酒"}},"footprint":{"coordinates":[[[106.7,26.57],[106.71000000000001,26.57],[106.71000000000001,26.580000000000002],[106.7,26.580000000000002],[106.7,26.57]]],"type":"Polygon"},"organisation":"o1","owner":"u1","region":"520103","status":"draft","title":"示例白酒技改项目"}	1b9b2c28ddcc984634fc43a338dea0b4191519e773f26e609f228d9fa7c0d63d	e54574e2dc38f2f6584c9ca33d71e66af2bb845d1b1c39524a1c2c71ae748b82
6	project	p2	1	created	1790000000006	u1	试验	127.0.0.1	r6	{"footprint":{"coordinates":[[106.6,26.5],[106.9,26.7]],"type":"LineString"},"owner":"u1","region":"520112","status":"draft","title":"示例公路"}	e54574e2dc38f2f6584c9ca33d71e66af2bb845d1b1c39524a1c2c71ae748b82	612f68ecdfc4ad579eefe486cf7b51729171e8dc3cf464dd75fece1e7baa8f80
7	assessment	a1	1	made	1790000000007	u1	试验	127.0.0.1	r7	{"as_of":"2026-11-24","document_blob":"11efb3c7f2312627c71b5ad5bb0fe3680dc72def26eaaa73c4b2d57ab7dd3bea","parent":"p1","verdict":"conditional"}	612f68ecdfc4ad579eefe486cf7b51729171e8dc3cf464dd75fece1e7baa8f80	295c2dea89624b62b91f07de074a712549e5b67219dc22b01ddb484c50e35ed5
8	project	p1	2	assessed	1790000000008	u1	试验	127.0.0.1	r8	{"status":"concluded","verdict":"conditional"}	295c2dea89624b62b91f07de074a712549e5b67219dc22b01ddb484c50e35ed5	aaaf9986aba78a492a493a869c0d2468b2f2b499a0355dc69d095799e8a9e0f2
9	comment	c1	1	written	1790000000009	u1	试验	127.0.0.1	r9	{"parent":"p1","text":"请补充用水来源。"}	aaaf9986aba78a492a493a869c0d2468b2f2b499a0355dc69d095799e8a9e0f2	8905a1abb25a63640fdd25625f23a66f989332212ee0f8715a8bad1efb879511
10	contest	x1	1	raised	1790000000010	u1	试验	127.0.0.1	r10	{"parent":"p1","reason":"该地块已调出红线","status":"open"}	8905a1abb25a63640fdd25625f23a66f989332212ee0f8715a8bad1efb879511	b7c0f39c25471eb3904ff87a9340b6a6a782dc031251a6df3865553676dd2a7a
11	contest	x1	2	answered	1790000000011	u1	试验	127.0.0.1	r11	{"answer":"经核实仍在红线内","status":"rejected"}	b7c0f39c25471eb3904ff87a9340b6a6a782dc031251a6df3865553676dd2a7a	38d9f443a6baf32d1a5931fbdcd2d0ea0a0ebe8496228589541e5609d7da9ff2
12	attachment	t1	1	added	1790000000012	u1	试验	127.0.0.1	r12	{"blob":"ffdb519b788f33bddc8647611c3a24cc5e1a9ef5780c1f6f828a637c309ad8f1","parent":"p1","title":"总平面图.png"}	38d9f443a6baf32d1a5931fbdcd2d0ea0a0ebe8496228589541e5609d7da9ff2	5cee30d35a27ec574403a473c1b53f03c58b06ce44683a5897c073b5a3f3ca85
13	api_key	k1	1	created	1790000000013	u1	试验	127.0.0.1	r13	{"key":"eco_ab12","owner":"u1"}	5cee30d35a27ec574403a473c1b53f03c58b06ce44683a5897c073b5a3f3ca85	72a8b37ad058860b141eb3b608a5a5f421a71c3db86b96cd95a1e8cb8e8e1d22
14	audit	login	1	logged_in	1790000000014	u1	试验	127.0.0.1	r14	{"user":"u1"}	72a8b37ad058860b141eb3b608a5a5f421a71c3db86b96cd95a1e8cb8e8e1d22	fb4db7b1b26cd2aa94d7b55c0f9c1684a08d3e157c39480fae2a865104bcbf8d
\.


--
-- Data for Name: head; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.head (one, seq, hash) FROM stdin;
1	14	fb4db7b1b26cd2aa94d7b55c0f9c1684a08d3e157c39480fae2a865104bcbf8d
\.


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.schema_version (number, name, digest) FROM stdin;
1	0001_record.sql	970fc19be267f086ea446961997a30d2975fcf22adfd0f04343d2fd3344e69b1
\.


--
-- Data for Name: spatial_ref_sys; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text) FROM stdin;
\.


--
-- Data for Name: state; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.state (kind, id, version, key, owner, organisation, region, status, parent, title, created_at, updated_at, head, body, footprint, west, south, east, north, words, tokens, shape) FROM stdin;
organisation	o1	1	gz-eco	\N	\N	52	\N	\N	示例生态环境局	1790000000001	1790000000001	{"created_at":"2026-09-21T14:13:20.001Z","created_by":"u1","id":"o1","key":"gz-eco","region":"52","title":"示例生态环境局","updated_at":"2026-09-21T14:13:20.001Z","updated_by":"u1","version":1}	\N	\N	\N	\N	\N	\N	o1 gz eco 示例 例生 生态 态环 环境 境局 局	'eco':3 'gz':2 'o1':1 '例生':5 '境局':9 '局':10 '态环':7 '环境':8 '生态':6 '示例':4	\N
user	u1	1	zhang	\N	o1	\N	\N	\N	\N	1790000000002	1790000000002	{"created_at":"2026-09-21T14:13:20.002Z","created_by":"u1","display_name":"张三","id":"u1","key":"zhang","organisation":"o1","updated_at":"2026-09-21T14:13:20.002Z","updated_by":"u1","version":1}	\N	\N	\N	\N	\N	\N	u1 zhang 张三 三	'u1':1 'zhang':2 '三':4 '张三':3	\N
release	r1	2	\N	\N	\N	\N	published	\N	示例发布包	1790000000003	1790000000004	{"created_at":"2026-09-21T14:13:20.003Z","created_by":"u1","effective":"2026-10-01","id":"r1","status":"published","title":"示例发布包","updated_at":"2026-09-21T14:13:20.004Z","updated_by":"u1","version":2}	\N	\N	\N	\N	\N	\N	r1 示例 例发 发布 布包 包	'r1':1 '例发':3 '包':6 '发布':4 '布包':5 '示例':2	\N
project	p2	1	\N	u1	\N	520112	draft	\N	示例公路	1790000000006	1790000000006	{"created_at":"2026-09-21T14:13:20.006Z","created_by":"u1","id":"p2","owner":"u1","region":"520112","status":"draft","title":"示例公路","updated_at":"2026-09-21T14:13:20.006Z","updated_by":"u1","version":1}	\N	{"coordinates":[[106.6,26.5],[106.9,26.7]],"type":"LineString"}	106.6	26.5	106.9	26.7	p2 示例 例公 公路 路	'p2':1 '例公':3 '公路':4 '示例':2 '路':5	01020000208A110000020000006666666666A65A400000000000803A409A99999999B95A403333333333B33A40
assessment	a1	1	\N	\N	\N	\N	\N	p1	\N	1790000000007	1790000000007	{"as_of":"2026-11-24","created_at":"2026-09-21T14:13:20.007Z","created_by":"u1","document_blob":"11efb3c7f2312627c71b5ad5bb0fe3680dc72def26eaaa73c4b2d57ab7dd3bea","id":"a1","parent":"p1","updated_at":"2026-09-21T14:13:20.007Z","updated_by":"u1","verdict":"conditional","version":1}	\N	\N	\N	\N	\N	\N	a1	'a1':1	\N
project	p1	2	\N	u1	o1	520103	concluded	\N	示例白酒技改项目	1790000000005	1790000000008	{"created_at":"2026-09-21T14:13:20.005Z","created_by":"u1","id":"p1","organisation":"o1","owner":"u1","region":"520103","status":"concluded","title":"示例白酒技改项目","updated_at":"2026-09-21T14:13:20.008Z","updated_by":"u1","verdict":"conditional","version":2}	{"project":{"name":"白酒"}}	{"coordinates":[[[106.7,26.57],[106.71000000000001,26.57],[106.71000000000001,26.580000000000002],[106.7,26.580000000000002],[106.7,26.57]]],"type":"Polygon"}	106.7	26.57	106.71000000000001	26.580000000000002	p1 示例 例白 白酒 酒技 技改 改项 项目 目	'p1':1 '例白':3 '技改':6 '改项':7 '白酒':4 '目':9 '示例':2 '酒技':5 '项目':8	01030000208A1100000100000005000000CDCCCCCCCCAC5A4052B81E85EB913A403E0AD7A370AD5A4052B81E85EB913A403E0AD7A370AD5A4015AE47E17A943A40CDCCCCCCCCAC5A4015AE47E17A943A40CDCCCCCCCCAC5A4052B81E85EB913A40
comment	c1	1	\N	\N	\N	\N	\N	p1	\N	1790000000009	1790000000009	{"created_at":"2026-09-21T14:13:20.009Z","created_by":"u1","id":"c1","parent":"p1","text":"请补充用水来源。","updated_at":"2026-09-21T14:13:20.009Z","updated_by":"u1","version":1}	\N	\N	\N	\N	\N	\N	c1 请补 补充 充用 用水 水来 来源 源	'c1':1 '充用':4 '来源':7 '水来':6 '源':8 '用水':5 '补充':3 '请补':2	\N
contest	x1	2	\N	\N	\N	\N	rejected	p1	\N	1790000000010	1790000000011	{"answer":"经核实仍在红线内","created_at":"2026-09-21T14:13:20.010Z","created_by":"u1","id":"x1","parent":"p1","reason":"该地块已调出红线","status":"rejected","updated_at":"2026-09-21T14:13:20.011Z","updated_by":"u1","version":2}	\N	\N	\N	\N	\N	\N	x1 该地 地块 块已 已调 调出 出红 红线 线 经核 核实 实仍 仍在 在红 红线 线内 内	'x1':1 '仍在':13 '内':17 '出红':7 '在红':14 '地块':3 '块已':4 '实仍':12 '已调':5 '核实':11 '红线':8,15 '线':9 '线内':16 '经核':10 '该地':2 '调出':6	\N
attachment	t1	1	\N	\N	\N	\N	\N	p1	总平面图.png	1790000000012	1790000000012	{"blob":"ffdb519b788f33bddc8647611c3a24cc5e1a9ef5780c1f6f828a637c309ad8f1","created_at":"2026-09-21T14:13:20.012Z","created_by":"u1","id":"t1","parent":"p1","title":"总平面图.png","updated_at":"2026-09-21T14:13:20.012Z","updated_by":"u1","version":1}	\N	\N	\N	\N	\N	\N	t1 总平 平面 面图 图 png	'png':6 't1':1 '图':5 '平面':3 '总平':2 '面图':4	\N
api_key	k1	1	eco_ab12	u1	\N	\N	\N	\N	\N	1790000000013	1790000000013	{"created_at":"2026-09-21T14:13:20.013Z","created_by":"u1","id":"k1","key":"eco_ab12","owner":"u1","updated_at":"2026-09-21T14:13:20.013Z","updated_by":"u1","version":1}	\N	\N	\N	\N	\N	\N	k1 eco ab12	'ab12':3 'eco':2 'k1':1	\N
\.


--
-- Name: blob blob_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.blob
    ADD CONSTRAINT blob_pkey PRIMARY KEY (digest);


--
-- Name: ephemeral ephemeral_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ephemeral
    ADD CONSTRAINT ephemeral_pkey PRIMARY KEY (tab, key);


--
-- Name: event event_kind_id_version_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_kind_id_version_key UNIQUE (kind, id, version);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (seq);


--
-- Name: head head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (one);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (number);


--
-- Name: state state_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.state
    ADD CONSTRAINT state_pkey PRIMARY KEY (kind, id);


--
-- Name: ephemeral_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ephemeral_expires ON public.ephemeral USING btree (expires);


--
-- Name: ephemeral_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ephemeral_owner ON public.ephemeral USING btree (tab, owner);


--
-- Name: event_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_actor ON public.event USING btree (actor, seq);


--
-- Name: event_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_at ON public.event USING btree (at);


--
-- Name: state_key; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX state_key ON public.state USING btree (kind, key) WHERE (key IS NOT NULL);


--
-- Name: state_organisation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_organisation ON public.state USING btree (kind, organisation);


--
-- Name: state_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_owner ON public.state USING btree (kind, owner);


--
-- Name: state_parent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_parent ON public.state USING btree (kind, parent);


--
-- Name: state_region; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_region ON public.state USING btree (kind, region);


--
-- Name: state_shape; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_shape ON public.state USING gist (shape);


--
-- Name: state_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_status ON public.state USING btree (kind, status);


--
-- Name: state_tokens; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_tokens ON public.state USING gin (tokens);


--
-- Name: state_updated; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX state_updated ON public.state USING btree (kind, updated_at);


--
-- Name: event event_final; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER event_final BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.event_is_final();


--
-- PostgreSQL database dump complete
--


